package org.vestibule.adapters.web.twostep;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.OfferKey;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.totp.OneTimeCode;

/** Turning 2-step verification on. */
public final class EnableHandler {

    private final OfferKey offerKey;
    private final EnableTwoStepVerification enable;
    private final String portal;
    private final Clock clock;

    /** @param portal the portal's host, for the printed sheet */
    public EnableHandler(OfferKey offerKey, EnableTwoStepVerification enable, String portal, Clock clock) {
        this.offerKey = offerKey;
        this.enable = enable;
        this.portal = portal;
        this.clock = clock;
    }

    /** Shows the key and the form. */
    public Reply form(Visit visit) {
        return blank(visit, null, 200);
    }

    /** Turns it on and shows the backup codes in the answer to this very request. */
    public Reply submit(Visit visit) {
        Optional<Password> password = Password.parse(visit.field("password"));
        Optional<OneTimeCode> code = OneTimeCode.parse(visit.field("code"));
        if (password.isEmpty()) { // longer than any password can be
            return passwordWrong(visit);
        }
        if (code.isEmpty()) {
            return codeRefused(visit, Refusal.of("code-malformed"));
        }
        EnableTwoStepVerification.Result result =
                enable.enable(visit.signedIn(), password.get(), code.get(), visit.origin());
        if (result instanceof EnableTwoStepVerification.Enabled enabled) {
            return new Reply.RenewSession(enabled.session(), Reply.show(codes(visit, enabled)));
        }
        if (result instanceof EnableTwoStepVerification.PasswordWrong) {
            return passwordWrong(visit);
        }
        if (result instanceof EnableTwoStepVerification.Refused refused) {
            KeyRefusals refusals = new KeyRefusals(
                    refusal -> codeRefused(visit, refusal),
                    notice -> blank(visit, notice, Waiting.STATUS),
                    () -> keyExpired(visit));
            return refusals.reply(refused.why());
        }
        return alreadyOn();
    }

    private Page codes(Visit visit, EnableTwoStepVerification.Enabled enabled) {
        String account = visit.signedIn().account().email().written();
        Box notice = Box.good(
                Texts.text("codes.on"),
                Texts.endedSessions(enabled.endedSessions()) + " " + Texts.format("security.written", account));
        return CodesPage.of(notice, enabled.backupCodes(), account, portal, clock.instant());
    }

    private Reply passwordWrong(Visit visit) {
        Field password =
                EnablePage.passwordField().refused(Refusal.of("password-wrong")).focused();
        return page(visit, null, password, EnablePage.codeField(), Page.UNPROCESSABLE);
    }

    private Reply codeRefused(Visit visit, Refusal refusal) {
        Field code = EnablePage.codeField().refused(refusal).focused();
        return page(visit, null, EnablePage.passwordField(), code, Page.UNPROCESSABLE);
    }

    private Reply keyExpired(Visit visit) {
        Box notice = Box.warn(Texts.text("enable.key-expired"), Refusal.of("key-expired"));
        return blank(visit, notice, Page.UNPROCESSABLE);
    }

    private static Reply alreadyOn() {
        return new Reply.Refuse(409, "two-step-already-on", "/security", Texts.text("refused.to-security"));
    }

    private Reply blank(Visit visit, @Nullable Box notice, int status) {
        return page(visit, notice, EnablePage.passwordField(), EnablePage.codeField(), status);
    }

    private Reply page(Visit visit, @Nullable Box notice, Field password, Field code, int status) {
        EmailAddress account = visit.signedIn().account().email();
        OfferKey.Result result = offerKey.offer(visit.signedIn());
        if (result instanceof OfferKey.SessionEnded) {
            return new Reply.GoTo("/security"); // where whoever has no session is sent to sign in
        }
        return result instanceof OfferKey.Offer offer
                ? Reply.show(
                        EnablePage.of(offer, account, notice, password, code).refusing(status))
                : alreadyOn();
    }
}
