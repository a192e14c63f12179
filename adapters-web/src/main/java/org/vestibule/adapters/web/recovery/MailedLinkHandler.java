package org.vestibule.adapters.web.recovery;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.NewPasswordRefusal;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.path.Shape;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.recovery.FollowLink;
import org.vestibule.application.recovery.NewPasswordRefused;
import org.vestibule.application.recovery.ResetPassword;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.token.BearerToken;

/**
 * The pages that mailed links open: a new password, and with the link that takes back an enabling of 2-step verification
 * that as well. They ask first, for mail scanners open links too, and sign nobody in (S-046, S-049).
 */
public final class MailedLinkHandler {

    /** What a link opens. */
    private enum Kind {
        RESET(LinkPurpose.SET_PASSWORD, "recovery/reset", Paths.SET_PASSWORD, Outcome.PASSWORD_SET),
        NOT_ME(LinkPurpose.DISOWN_TWO_STEP, "recovery/not-me", Paths.NOT_ME, Outcome.DISOWNED);

        private final LinkPurpose purpose;
        private final String template;
        private final Shape.OfLink path;
        private final Outcome done;

        Kind(LinkPurpose purpose, String template, Shape.OfLink path, Outcome done) {
            this.purpose = purpose;
            this.template = template;
            this.path = path;
            this.done = done;
        }
    }

    private final Kind kind;
    private final FollowLink followLink;
    private final ResetPassword resetPassword;
    private final NewPasswords newPasswords;

    private MailedLinkHandler(
            Kind kind, FollowLink followLink, ResetPassword resetPassword, NewPasswords newPasswords) {
        this.kind = kind;
        this.followLink = followLink;
        this.resetPassword = resetPassword;
        this.newPasswords = newPasswords;
    }

    /** The page that sets another password. */
    public static MailedLinkHandler reset(
            FollowLink followLink, ResetPassword resetPassword, NewPasswords newPasswords) {
        return new MailedLinkHandler(Kind.RESET, followLink, resetPassword, newPasswords);
    }

    /** The page that takes back an enabling of 2-step verification. */
    public static MailedLinkHandler disown(
            FollowLink followLink, ResetPassword resetPassword, NewPasswords newPasswords) {
        return new MailedLinkHandler(Kind.NOT_ME, followLink, resetPassword, newPasswords);
    }

    /** @param where when, in which browser and from where it was done that this takes back; null where that is not kept */
    record LinkPage(String forAddress, @Nullable String where, Path action, String email, Field password) {}

    /** Asks; changes nothing. */
    public Reply form(Visit visit) {
        Optional<BearerToken> link = visit.link();
        return link.flatMap(this::holder)
                .map(holder -> Reply.show(page(link.get(), holder, blank().of(visit.draft()))))
                .orElseGet(() -> dead(link));
    }

    /** Sets the password. */
    public Reply submit(Visit visit) {
        Optional<BearerToken> link = visit.link();
        Optional<Account> holder = link.flatMap(this::holder);
        if (holder.isEmpty()) {
            return dead(link);
        }
        Optional<Password> password = Password.parse(visit.field("password"));
        if (password.isEmpty()) {
            return refused(visit, Refusal.of("password-too-long"));
        }
        ResetPassword.Result result = resetPassword.reset(link.get(), kind.purpose, password.get(), visit.origin());
        if (result instanceof ResetPassword.Done done) {
            return new Reply.KnowBrowser(done.browser(), Reply.tell(Paths.SIGN_IN, kind.done));
        }
        if (result instanceof ResetPassword.Refused refused) {
            return refused.why() instanceof NewPasswordRefused.NotGoodEnough not
                    ? refused(visit, NewPasswordRefusal.of(not.reason(), password.get(), not.shortest()))
                    : new Reply.Busy(((NewPasswordRefused.Later) refused.why()).why());
        }
        return dead(link);
    }

    private Optional<Account> holder(BearerToken link) {
        return followLink.follow(link, kind.purpose).holder();
    }

    private Reply refused(Visit visit, Refusal refusal) {
        return Reply.again(visit.with(Draft.wrong("password", refusal)), this::form);
    }

    private Page page(BearerToken link, Account holder, Field password) {
        String email = holder.email().written();
        String where = followLink.follow(link).map(NotMeHandler::where).orElse(null);
        return Page.of(
                kind.template,
                new LinkPage(Texts.format("finish.for", email), where, kind.path.of(link), email, password));
    }

    /** What happens must be read first, so there the focus is not in the field. */
    private Field blank() {
        return kind == Kind.NOT_ME ? passwordField() : passwordField().focused();
    }

    private Field passwordField() {
        return Field.newPassword(Texts.text("field.new-password"), newPasswords.shortest());
    }

    /** Whoever has the link had the mail, or guesses: neither is told anything of the account. */
    private Reply dead(Optional<BearerToken> link) {
        boolean expired = link.map(one -> followLink.follow(one, kind.purpose))
                .filter(FollowLink.Expired.class::isInstance)
                .isPresent();
        String code = expired ? "link-expired" : "link-unknown";
        return kind == Kind.NOT_ME
                ? Reply.deadLink(
                        new Refusal(code, Texts.text("notme." + code)),
                        new Box.Link(Paths.FORGOTTEN_PASSWORD, Texts.text("forgotten.title")))
                : Reply.deadLink(
                        Refusal.of(code), new Box.Link(Paths.FORGOTTEN_PASSWORD, Texts.text("refused.to-forgotten")));
    }
}
