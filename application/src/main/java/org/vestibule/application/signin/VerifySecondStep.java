package org.vestibule.application.signin;

import java.time.Duration;
import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.totp.CodeGuard;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.session.SignInMethod;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.totp.OneTimeCode;

/** The second step with the code of an authenticator app. */
public final class VerifySecondStep {

    private final CodeGuard codes;
    private final FinishSignIn finish;

    public VerifySecondStep(CodeGuard codes, FinishSignIn finish) {
        this.codes = codes;
        this.finish = finish;
    }

    /** Takes the second step. */
    public SecondStep verify(AwaitingSecondStep signIn, OneTimeCode code, Origin origin) {
        CodeGuard.Check check = codes.check(Claimant.of(signIn, origin), code);
        if (check instanceof CodeGuard.Later later) {
            return finish.later(signIn, later.why(), origin);
        }
        CodeGuard.Evaluated evaluated = (CodeGuard.Evaluated) check;
        return finish.settle(
                signIn,
                (progress, draft, act) -> settle(signIn, progress, draft, evaluated, act, origin),
                () -> codes.giveBack(evaluated));
    }

    private SecondStep settle(
            AwaitingSecondStep signIn,
            SignIns.Progress progress,
            FinishSignIn.Draft draft,
            CodeGuard.Evaluated check,
            Act act,
            Origin origin) {
        return switch (codes.settle(check, act)) {
            case ACCEPTED -> finish.accept(signIn, progress, draft, SignInMethod.CODE, act, origin);
            case ALREADY_USED -> new SecondStep.AlreadyUsed();
            case WRONG -> finish.refuse(signIn, wrong(check.age()), draft, act, origin);
        };
    }

    private static SecondStep wrong(Optional<Duration> age) {
        return age.<SecondStep>map(SecondStep.TooOld::new).orElseGet(SecondStep.Wrong::new);
    }
}
