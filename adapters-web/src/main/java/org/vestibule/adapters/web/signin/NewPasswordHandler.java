package org.vestibule.adapters.web.signin;

import java.util.Optional;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.PendingVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.NewPasswordRefusal;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.password.NewPasswords;
import org.vestibule.application.recovery.ChooseNewPassword;
import org.vestibule.application.recovery.NewPasswordRefused;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.signin.AwaitingNewPassword;

/** What is left after both steps if somebody else knows the password: choosing another. */
public final class NewPasswordHandler {

    private final ChooseNewPassword chooseNewPassword;
    private final UnderWay underWay;
    private final NewPasswords newPasswords;

    public NewPasswordHandler(ChooseNewPassword chooseNewPassword, UnderWay underWay, NewPasswords newPasswords) {
        this.underWay = underWay;
        this.chooseNewPassword = chooseNewPassword;
        this.newPasswords = newPasswords;
    }

    record NewPasswordPage(Path action, String email, Field password, UnderWay.Line who) {}

    /** Asks for it. */
    public Reply form(PendingVisit<AwaitingNewPassword> visit) {
        String email = visit.signIn().email().written();
        return Reply.show(Page.of(
                        "signin/new-password",
                        new NewPasswordPage(
                                visit.wanted().along(Paths.NEW_PASSWORD),
                                email,
                                passwordField().of(visit.draft()).focused(),
                                underWay.line(visit.signIn())))
                .afterBothSteps());
    }

    /** Sets it, which completes the sign-in. */
    public Reply submit(PendingVisit<AwaitingNewPassword> visit) {
        Optional<Password> password = Password.parse(visit.field("password"));
        if (password.isEmpty()) {
            return refused(visit, Refusal.of("password-too-long"));
        }
        AwaitingNewPassword signIn = visit.signIn();
        ChooseNewPassword.Result result = chooseNewPassword.choose(signIn, password.get(), visit.origin());
        if (result instanceof ChooseNewPassword.Done done) {
            boolean byBackupCode = signIn.passed().method() == SignInMethod.BACKUP_CODE;
            return new Reply.StartSession(
                    done.begun(),
                    byBackupCode
                            ? SecondStepHandler.BACKUP_CODE_USED
                            : new Reply.GoTo(visit.wanted().page()));
        }
        if (result instanceof ChooseNewPassword.Refused refused) {
            return refused.why() instanceof NewPasswordRefused.NotGoodEnough not
                    ? refused(visit, NewPasswordRefusal.of(not.reason(), password.get(), not.shortest()))
                    : new Reply.Busy(((NewPasswordRefused.Later) refused.why()).why());
        }
        return new Reply.EndSignIn(Reply.tell(UnderWay.beginning(visit), Outcome.NEW_PASSWORD_EXPIRED));
    }

    private Reply refused(PendingVisit<AwaitingNewPassword> visit, Refusal refusal) {
        return Reply.again(visit.with(Draft.wrong("password", refusal)), this::form);
    }

    private Field passwordField() {
        return Field.newPassword(Texts.text("field.new-password"), newPasswords.shortest());
    }
}
