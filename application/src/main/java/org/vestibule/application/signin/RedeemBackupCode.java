package org.vestibule.application.signin;

import org.vestibule.application.act.Act;
import org.vestibule.application.backupcode.BackupCodeGuard;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.signin.AwaitingSecondStep;

/** The second step with a backup code. Signs in and spends the code; never turns 2-step verification off. */
public final class RedeemBackupCode {

    private final BackupCodeGuard codes;
    private final FinishSignIn finish;

    public RedeemBackupCode(BackupCodeGuard codes, FinishSignIn finish) {
        this.codes = codes;
        this.finish = finish;
    }

    /** Takes the second step. */
    public SecondStep redeem(AwaitingSecondStep signIn, BackupCode code, Origin origin) {
        BackupCodeGuard.Check check = codes.check(Claimant.of(signIn, origin), code);
        if (check instanceof BackupCodeGuard.Later later) {
            return finish.later(signIn, later.why(), origin);
        }
        BackupCodeGuard.Evaluated evaluated = (BackupCodeGuard.Evaluated) check;
        return finish.settle(
                signIn,
                (progress, draft, act) -> settle(signIn, progress, draft, evaluated, act, origin),
                () -> codes.giveBack(evaluated));
    }

    private SecondStep settle(
            AwaitingSecondStep signIn,
            SignIns.Progress progress,
            FinishSignIn.Draft draft,
            BackupCodeGuard.Evaluated check,
            Act act,
            Origin origin) {
        return switch (codes.settle(check, act)) {
            case REDEEMED -> finish.accept(signIn, progress, draft, SignInMethod.BACKUP_CODE, act, origin);
            case ALREADY_USED -> new SecondStep.AlreadyUsed();
            case HELD -> new SecondStep.LinkNeeded();
            case UNKNOWN -> finish.refuse(signIn, new SecondStep.Wrong(), draft, act, origin);
        };
    }
}
