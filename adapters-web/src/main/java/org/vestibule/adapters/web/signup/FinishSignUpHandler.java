package org.vestibule.adapters.web.signup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.NameRefusal;
import org.vestibule.adapters.web.page.NewPasswordRefusal;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.signup.FinishSignUp;
import org.vestibule.application.signup.FollowSignUp;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.token.BearerToken;

/** The page that the mailed link opens: name and password. */
public final class FinishSignUpHandler {

    private final FollowSignUp followSignUp;
    private final FinishSignUp finishSignUp;
    private final NewPasswords newPasswords;

    public FinishSignUpHandler(FollowSignUp followSignUp, FinishSignUp finishSignUp, NewPasswords newPasswords) {
        this.followSignUp = followSignUp;
        this.finishSignUp = finishSignUp;
        this.newPasswords = newPasswords;
    }

    record FinishPage(@Nullable Box notice, String forAddress, Path action, String email, Field name, Field password) {}

    /** Shows the form; changes nothing, for mail scanners open links too. */
    public Reply form(Visit visit) {
        Optional<BearerToken> link = visit.link();
        FollowSignUp.Result followed = follow(link);
        return !(followed instanceof FollowSignUp.Live live)
                ? dead(visit, followed)
                : Reply.show(page(
                        visit,
                        link.orElseThrow(),
                        live.email(),
                        nameField().of(visit.draft()).focusedIf(visit.draft().blank()),
                        passwordField().of(visit.draft())));
    }

    /** Makes the account. */
    public Reply submit(Visit visit) {
        Optional<BearerToken> link = visit.link();
        FollowSignUp.Result followed = follow(link);
        if (!(followed instanceof FollowSignUp.Live live)) {
            return dead(visit, followed);
        }
        Optional<PersonName> name = PersonName.parse(visit.field("name"));
        Optional<Password> password = Password.parse(visit.field("password"));
        Optional<Refusal> refusal = passwordRefusal(password, live.email(), name);
        if (name.isEmpty() || refusal.isPresent()) {
            Draft draft = Draft.BLANK
                    .and("name", NameRefusal.ofPerson(visit.field("name")))
                    .and("password", refusal)
                    .keeping("name", visit.field("name"));
            return Reply.again(visit.with(draft), this::form);
        }
        FinishSignUp.Result result =
                finishSignUp.finish(link.orElseThrow(), name.get(), password.orElseThrow(), visit.origin());
        if (result instanceof FinishSignUp.Finished finished) {
            return new Reply.StartSession(finished.begun(), visit.wanted().page());
        }
        return result instanceof FinishSignUp.Later later ? new Reply.Busy(later.why()) : dead(visit, follow(link));
    }

    private Optional<Refusal> passwordRefusal(
            Optional<Password> password, EmailAddress email, Optional<PersonName> name) {
        return password.isEmpty()
                ? Optional.of(Refusal.of("password-too-long"))
                : newPasswords
                        .refusal(password.get(), email, name.orElse(new PersonName("")))
                        .map(reason -> NewPasswordRefusal.of(reason, password.get(), newPasswords.shortest()));
    }

    private static Field nameField() {
        return Field.text("name", "name", Texts.text("finish.name"));
    }

    private Field passwordField() {
        return Field.newPassword(Texts.text("field.password"), newPasswords.shortest());
    }

    private static Page page(Visit visit, BearerToken link, EmailAddress email, Field name, Field password) {
        return Page.of(
                "signup/finish",
                new FinishPage(
                        Box.summary(name, password),
                        Texts.format("finish.for", email.written()),
                        visit.wanted().along(Paths.FINISH_SIGN_UP.of(link)),
                        email.written(),
                        name,
                        password));
    }

    private FollowSignUp.Result follow(Optional<BearerToken> link) {
        return link.map(followSignUp::follow).orElseGet(FollowSignUp.Unknown::new);
    }

    private static Reply dead(Visit visit, FollowSignUp.Result followed) {
        return followed instanceof FollowSignUp.AccountMade
                ? Reply.deadLink(
                        Refusal.of("sign-up-finished"),
                        new Box.Link(visit.wanted().along(Paths.SIGN_IN), Texts.text("refused.to-sign-in")))
                : Reply.deadLink(
                        Refusal.of(followed instanceof FollowSignUp.Unknown ? "link-unknown" : "link-expired"),
                        new Box.Link(Paths.SIGN_UP, Texts.text("refused.to-sign-up")));
    }
}
