package org.vestibule.application.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.application.twostep.CodeGuard;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.OneTimeCode;

/** The second step with the code of an authenticator app. */
public final class VerifySecondStep {

    private final CodeGuard codes;
    private final SignIns signIns;
    private final FinishSignIn finish;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public VerifySecondStep(
            CodeGuard codes,
            SignIns signIns,
            Sessions sessions,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.codes = codes;
        this.signIns = signIns;
        this.finish = new FinishSignIn(signIns, sessions, trail);
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** Takes the second step. */
    public SecondStep verify(AwaitingSecondStep signIn, OneTimeCode code, Origin origin) {
        CodeGuard.Check check = codes.check(signIn.account(), code);
        if (check instanceof CodeGuard.Later later) {
            return new SecondStep.Later(later.why());
        }
        CodeGuard.Evaluated evaluated = (CodeGuard.Evaluated) check;
        BearerToken session = BearerToken.make(signIn.account().value(), random);
        return transactions.inTransaction(() -> settle(signIn, evaluated, session, origin));
    }

    private SecondStep settle(
            AwaitingSecondStep signIn, CodeGuard.Evaluated check, BearerToken session, Origin origin) {
        Instant now = clock.instant();
        if (!signIns.lock(signIn, now)) {
            return new SecondStep.Expired();
        }
        return switch (codes.settle(check, now, origin)) {
            case ACCEPTED -> finish.accept(signIn, session, Event.Kind.SIGNED_IN_WITH_CODE, now, origin);
            case ALREADY_USED -> new SecondStep.AlreadyUsed();
            case WRONG -> finish.refuse(signIn, origin);
        };
    }
}
