package org.vestibule.application.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.password.Credential;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.session.BeginSession;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.audit.SignInFact.Occasion;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.signin.PendingSignIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/**
 * The first step: e-mail address and password. A wrong address, a wrong password, an unknown and a disabled account get
 * one answer (S-063), and so does a burned password from a browser that is not known.
 */
public final class SignIn {

    private final PasswordGuard passwords;
    private final Attempts attempts;
    private final KnownBrowsers browsers;
    private final SignIns signIns;
    private final BeginSession beginSession;
    private final Acts acts;

    public SignIn(
            PasswordGuard passwords,
            Attempts attempts,
            KnownBrowsers browsers,
            SignIns signIns,
            BeginSession beginSession,
            Acts acts) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.browsers = browsers;
        this.signIns = signIns;
        this.beginSession = beginSession;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** Signed in: the account asks for no second step. */
    public record SignedInNow(BeginSession.Begun begun) implements Result {}

    /** The password was right; the second step is due. */
    public record SecondStepDue(BearerToken pending) implements Result {}

    /** The password was right and is all, but somebody else knows it: another must be chosen. */
    public record NewPasswordDue(BearerToken pending) implements Result {}

    /** The one answer to everything that is not right. */
    public record NotAccepted() implements Result {}

    /** Nothing was compared. */
    public record Later(TryLater why) implements Result {}

    /** Takes the first step to the portal itself. */
    public Result signIn(
            EmailAddress email,
            Password password,
            List<BearerToken> borne,
            Optional<TokenDigest> visit,
            Origin origin) {
        return signIn(email, password, borne, visit, Optional.empty(), origin);
    }

    /**
     * Takes the first step.
     *
     * @param borne what the browser bears to be known by
     * @param visit by which it is told from others until it is signed in
     * @param forApp what an app asked for that it is made for
     */
    public Result signIn(
            EmailAddress email,
            Password password,
            List<BearerToken> borne,
            Optional<TokenDigest> visit,
            Optional<AppQuery> forApp,
            Origin origin) {
        Optional<TokenDigest> browser = browsers.recognize(email, borne, acts.now());
        PasswordGuard.Check check = passwords.check(email, password, browser, Occasion.SIGN_IN, origin);
        if (check instanceof PasswordGuard.Later later) {
            return new Later(later.why());
        }
        PasswordGuard.Evaluated evaluated = (PasswordGuard.Evaluated) check;
        AccountId account = evaluated.credential().map(Credential::account).orElse(AccountId.NOBODY);
        BeginSession.Draft draft = beginSession.draft(account);
        boolean tell = browser.isEmpty() && !hasHadEnoughMails(evaluated);
        return acts.locking(
                () -> passwords.settle(evaluated, origin),
                (act, proven) -> proven.map(
                                known -> settle(act, known, evaluated.browser(), draft, visit, forApp, tell, origin))
                        .orElseGet(NotAccepted::new));
    }

    /** A password can be given any number of times by whoever knows it; with a second step the codes bound that. */
    private boolean hasHadEnoughMails(PasswordGuard.Evaluated check) {
        return check.right()
                && check.credential()
                        .filter(known -> !known.secondStepDue())
                        .map(known -> BucketKey.of(Guess.NEW_BROWSER_MAIL, known.account()))
                        .flatMap(mails -> attempts.reserve(List.of(mails), acts.now()))
                        .isPresent();
    }

    private Result settle(
            Act act,
            Credential credential,
            Optional<TokenDigest> browser,
            BeginSession.Draft draft,
            Optional<TokenDigest> visit,
            Optional<AppQuery> forApp,
            boolean tell,
            Origin origin) {
        Instant now = act.now();
        BearerToken token = draft.session();
        if (credential.secondStepDue()) {
            await(
                    act,
                    new AwaitingSecondStep(
                            credential.account(),
                            token.digest(),
                            credential.email(),
                            browser,
                            visit,
                            now.plus(AwaitingSecondStep.LIFETIME),
                            forApp),
                    origin);
            return new SecondStepDue(token);
        }
        if (credential.burned()) {
            await(
                    act,
                    new AwaitingNewPassword(
                            credential.account(),
                            token.digest(),
                            credential.email(),
                            browser,
                            new Authentication(SignInMethod.PASSWORD, now),
                            forApp),
                    origin);
            return new NewPasswordDue(token);
        }
        if (tell) {
            act.tell(credential.account(), credential.email(), Notice.Kind.NEW_BROWSER, origin);
        }
        return new SignedInNow(beginSession.begin(
                draft, browser, visit, new Authentication(SignInMethod.PASSWORD, now), forApp, act, origin));
    }

    private void await(Act act, PendingSignIn signIn, Origin origin) {
        signIns.begin(signIn, origin);
        act.log(Event.of(signIn.account(), PlainFact.PASSWORD_ACCEPTED, origin));
    }
}
