package org.vestibule.application.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.password.Credential;
import org.vestibule.application.password.PasswordGuard;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;

/**
 * The first step: e-mail address and password. A wrong address, a wrong password, an unknown and a disabled account get
 * one answer (S-063).
 */
public final class SignIn {

    private final PasswordGuard passwords;
    private final SignIns signIns;
    private final Sessions sessions;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public SignIn(
            PasswordGuard passwords,
            SignIns signIns,
            Sessions sessions,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.passwords = passwords;
        this.signIns = signIns;
        this.sessions = sessions;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** Signed in: the account asks for no second step. */
    public record SignedInNow(BearerToken session) implements Result {}

    /** The password was right; the second step is due. */
    public record SecondStepDue(BearerToken pending) implements Result {}

    /** The one answer to everything that is not right. */
    public record NotAccepted() implements Result {}

    /** Nothing was compared. */
    public record Later(TryLater why) implements Result {}

    /** Takes the first step. */
    public Result signIn(EmailAddress email, Password password, Origin origin) {
        PasswordGuard.Check check = passwords.check(email, password);
        if (check instanceof PasswordGuard.Later later) {
            return new Later(later.why());
        }
        PasswordGuard.Evaluated evaluated = (PasswordGuard.Evaluated) check;
        AccountId account = evaluated.credential().map(Credential::account).orElse(AccountId.NOBODY);
        BearerToken token = BearerToken.make(account.value(), random);
        return transactions.inTransaction(() -> settle(evaluated, token, origin));
    }

    private Result settle(PasswordGuard.Evaluated check, BearerToken token, Origin origin) {
        Optional<Credential> proven = passwords.settle(check, origin);
        if (proven.isEmpty()) {
            return new NotAccepted();
        }
        AccountId account = proven.get().account();
        Instant now = clock.instant();
        if (proven.get().secondStepDue()) {
            signIns.begin(new AwaitingSecondStep(
                    account, token.digest(), proven.get().email(), now.plus(AwaitingSecondStep.LIFETIME)));
            trail.record(Event.of(account, Event.Kind.PASSWORD_ACCEPTED, origin));
            return new SecondStepDue(token);
        }
        sessions.start(new Session(account, token.digest(), now, now));
        trail.record(Event.of(account, Event.Kind.SIGNED_IN_WITH_PASSWORD, origin));
        return new SignedInNow(token);
    }
}
