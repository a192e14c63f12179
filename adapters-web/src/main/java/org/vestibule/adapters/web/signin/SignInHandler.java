package org.vestibule.adapters.web.signin;

import java.util.Optional;
import org.vestibule.adapters.web.http.Afterword;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.password.Password;

/** The first step. Always shows the first step, whatever the browser bears. */
public final class SignInHandler {

    private static final String NOT_ACCEPTED = "sign-in-not-accepted";

    private final SignIn signIn;

    public SignInHandler(SignIn signIn) {
        this.signIn = signIn;
    }

    /** Shows the form. */
    public Reply form(Visit visit) {
        return form(visit, Errand.portal(visit));
    }

    /** Shows it for something. */
    public Reply form(Visit visit, Errand errand) {
        Optional<Box> notice = visit.draft()
                .whole()
                .map(SignInHandler::refused)
                .or(() -> visit.afterword().flatMap(SignInHandler::told));
        return Reply.show(SignInPage.of(notice, visit.draft(), errand));
    }

    /** Takes the form. */
    public Reply submit(Visit visit) {
        return submit(visit, Errand.portal(visit));
    }

    /** Takes it for something. */
    public Reply submit(Visit visit, Errand errand) {
        Optional<EmailAddress> email = EmailAddress.parse(visit.field("email"));
        Optional<Password> password = Password.parse(visit.field("password"));
        Draft unread = Draft.BLANK
                .and("email", email.isPresent() ? Optional.empty() : Optional.of(Refusal.of("email-malformed")))
                .and("password", missing(visit));
        if (!unread.blank()) { // by what was typed alone, so it tells of no account
            return again(visit, errand, unread);
        }
        if (email.isEmpty() || password.isEmpty()) { // longer than any password can be: nothing to compare
            return notAccepted(visit, errand);
        }
        SignIn.Result result = signIn.signIn(
                email.get(), password.get(), visit.borne(), Optional.of(visit.bearer()), errand.app(), visit.origin());
        if (result instanceof SignIn.SignedInNow now) {
            return new Reply.StartSession(now.begun(), visit.wanted().page());
        }
        if (result instanceof SignIn.SecondStepDue due) {
            return new Reply.StartSignIn(due.pending(), errand.step(visit, Paths.CODE));
        }
        if (result instanceof SignIn.NewPasswordDue due) {
            return new Reply.StartSignIn(due.pending(), errand.step(visit, Paths.NEW_PASSWORD));
        }
        if (result instanceof SignIn.Later later) {
            return later(visit, errand, later.why());
        }
        return notAccepted(visit, errand);
    }

    private static Optional<Refusal> missing(Visit visit) {
        return visit.field("password").isEmpty() ? Optional.of(Refusal.of("password-missing")) : Optional.empty();
    }

    private Reply notAccepted(Visit visit, Errand errand) {
        return again(visit, errand, Draft.refused(Refusal.of(NOT_ACCEPTED)));
    }

    private Reply later(Visit visit, Errand errand, TryLater why) {
        return why.reason() == TryLater.Reason.BUSY
                ? new Reply.Busy(why)
                : again(visit, errand, Draft.refused(Waiting.refusal(why)).as(Waiting.STATUS));
    }

    private Reply again(Visit visit, Errand errand, Draft draft) {
        Visit back = visit.with(draft.keeping("email", visit.field("email")));
        return Reply.again(back, errand.form(), shown -> form(shown, errand));
    }

    private static Box refused(Refusal refusal) {
        Box.Link another = new Box.Link(Paths.FORGOTTEN_PASSWORD, Texts.text("signin.new-password"));
        return refusal.code().equals(NOT_ACCEPTED)
                ? Box.bad(Texts.text("signin.not-accepted"), refusal).leading(another)
                : Box.refused(refusal);
    }

    /** Why somebody was sent here. */
    private static Optional<Box> told(Afterword word) {
        String key = word.what().key();
        return switch (word.what()) {
            case SESSION_EXPIRED,
                    SESSION_ENDED,
                    SIGN_IN_EXPIRED,
                    SIGN_IN_ENDED,
                    NEW_PASSWORD_EXPIRED,
                    PASSWORD_BURNED ->
                Optional.of(Box.warn(
                        Texts.text("refused." + key + ".title"),
                        Refusal.of(key, word.words().toArray())));
            case SIGNED_OUT, PASSWORD_SET, DISOWNED, NOT_ME, NOT_ME_ENABLED, VOUCHED ->
                Optional.of(Box.good(Texts.text("signin." + key), Texts.text("signin." + key + ".sentence")));
            default -> Optional.empty();
        };
    }
}
