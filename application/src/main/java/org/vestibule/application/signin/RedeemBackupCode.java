package org.vestibule.application.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;

/** The second step with a backup code. Signs in and spends the code; never turns 2-step verification off. */
public final class RedeemBackupCode {

    private final BackupCodeGuard codes;
    private final SignIns signIns;
    private final FinishSignIn finish;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public RedeemBackupCode(
            BackupCodeGuard codes,
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
    public SecondStep redeem(AwaitingSecondStep signIn, BackupCode code, Origin origin) {
        BackupCodeGuard.Check check = codes.check(signIn.account(), code);
        if (check instanceof BackupCodeGuard.Later later) {
            return new SecondStep.Later(later.why());
        }
        BackupCodeGuard.Evaluated evaluated = (BackupCodeGuard.Evaluated) check;
        BearerToken session = BearerToken.make(signIn.account().value(), random);
        return transactions.inTransaction(() -> settle(signIn, evaluated, session, origin));
    }

    private SecondStep settle(
            AwaitingSecondStep signIn, BackupCodeGuard.Evaluated check, BearerToken session, Origin origin) {
        Instant now = clock.instant();
        if (!signIns.lock(signIn, now)) { // first, so that a sign-in that is over spends no code
            return new SecondStep.Expired();
        }
        return switch (codes.settle(check, now, origin)) {
            case REDEEMED -> finish.accept(signIn, session, Event.Kind.SIGNED_IN_WITH_BACKUP_CODE, now, origin);
            case ALREADY_USED -> new SecondStep.AlreadyUsed();
            case UNKNOWN -> finish.refuse(signIn, origin);
        };
    }
}
