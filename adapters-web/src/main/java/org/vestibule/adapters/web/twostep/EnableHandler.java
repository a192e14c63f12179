package org.vestibule.adapters.web.twostep;

import java.time.Clock;
import java.util.Optional;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.CodeRefusal;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.PasswordRefusal;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.application.twostep.OfferKey;
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
    public Reply form(SignedVisit visit) {
        Draft draft = visit.draft();
        OfferKey.Result result = offerKey.offer(visit.signedIn());
        if (result instanceof OfferKey.SessionEnded) {
            return new Reply.GoTo(Paths.SECURITY); // where whoever has no session is sent to sign in
        }
        return result instanceof OfferKey.Offer offer
                ? Reply.show(EnablePage.of(offer, visit.signedIn().account().email(), visit.wanted(), draft))
                : alreadyOn();
    }

    /** Turns it on and shows the backup codes in the answer to this very request. */
    public Reply submit(SignedVisit visit) {
        Optional<Password> password = Password.parse(visit.field("password"));
        Optional<OneTimeCode> code = OneTimeCode.parse(visit.field("code"));
        Draft unread = Draft.BLANK
                .and("password", PasswordRefusal.unread(visit.field("password")))
                .and("code", CodeRefusal.malformed(code));
        if (password.isEmpty() || code.isEmpty() || !unread.blank()) {
            return again(visit, unread);
        }
        EnableTwoStepVerification.Result result =
                enable.enable(visit.signedIn(), password.get(), code.get(), visit.origin());
        if (result instanceof EnableTwoStepVerification.Enabled enabled) {
            return new Reply.RenewSession(enabled.session(), Reply.show(codes(visit, enabled)));
        }
        if (result instanceof EnableTwoStepVerification.PasswordWrong) {
            return again(visit, Draft.wrong("password", Refusal.of("password-wrong")));
        }
        if (result instanceof EnableTwoStepVerification.Refused refused) {
            return KeyRefusals.reply(refused.why(), draft -> again(visit, draft), () -> keyExpired(visit));
        }
        return alreadyOn();
    }

    private Page codes(SignedVisit visit, EnableTwoStepVerification.Enabled enabled) {
        String account = visit.signedIn().account().email().written();
        Box notice = Box.good(
                Texts.text("codes.on"),
                Texts.endedSessions(enabled.endedSessions()) + " " + Texts.format("security.written", account));
        return CodesPage.of(notice, enabled.backupCodes(), account, portal, clock.instant(), visit.wanted());
    }

    private Reply keyExpired(SignedVisit visit) {
        return again(visit, Draft.refused(Refusal.of("key-expired")));
    }

    private Reply again(SignedVisit visit, Draft draft) {
        return Reply.again(visit.with(draft), this::form);
    }

    private static Reply alreadyOn() {
        return new Reply.RefuseWithin(
                409,
                Refusal.of("two-step-already-on"),
                new Box.Link(Paths.SECURITY, Texts.text("refused.to-security")));
    }
}
