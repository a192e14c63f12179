package org.vestibule.adapters.web.signin;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.signin.RedeemBackupCode;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.VerifySecondStep;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.totp.OneTimeCode;

/** The second step: the code of the authenticator app, or a backup code in its stead. */
public final class SecondStepHandler {

    private final VerifySecondStep verifySecondStep;
    private final RedeemBackupCode redeemBackupCode;
    private final Clock clock;

    public SecondStepHandler(VerifySecondStep verifySecondStep, RedeemBackupCode redeemBackupCode, Clock clock) {
        this.verifySecondStep = verifySecondStep;
        this.redeemBackupCode = redeemBackupCode;
        this.clock = clock;
    }

    /** Asks for the code of the app. */
    public Reply codeForm(Visit visit) {
        return Reply.show(codePage(visit.awaitingSecondStep(), Field.oneTimeCode()));
    }

    /** Takes the code of the app. */
    public Reply submitCode(Visit visit) {
        AwaitingSecondStep signIn = visit.awaitingSecondStep();
        Function<Refusal, Page> again =
                refusal -> codePage(signIn, Field.oneTimeCode().refused(refusal));
        Optional<OneTimeCode> code = OneTimeCode.parse(visit.field("code"));
        return code.isEmpty()
                ? refuse(again, Refusal.of("code-malformed"))
                : reply(
                        verifySecondStep.verify(signIn, code.get(), visit.origin()),
                        again,
                        "code-wrong",
                        "code-already-used");
    }

    /** Asks for a backup code. */
    public Reply backupCodeForm(Visit visit) {
        return Reply.show(SecondStepPage.backupCode(visit.awaitingSecondStep(), Field.backupCode()));
    }

    /** Takes a backup code. */
    public Reply submitBackupCode(Visit visit) {
        AwaitingSecondStep signIn = visit.awaitingSecondStep();
        Function<Refusal, Page> again =
                refusal -> SecondStepPage.backupCode(signIn, Field.backupCode().refused(refusal));
        Optional<BackupCode> code = BackupCode.parse(visit.field("code"));
        return code.isEmpty()
                ? refuse(again, Refusal.of("backup-code-wrong"))
                : reply(
                        redeemBackupCode.redeem(signIn, code.get(), visit.origin()),
                        again,
                        "backup-code-wrong",
                        "backup-code-already-used");
    }

    private Page codePage(AwaitingSecondStep signIn, Field field) {
        return SecondStepPage.code(signIn, field, clock.instant());
    }

    private static Reply reply(SecondStep result, Function<Refusal, Page> again, String wrong, String alreadyUsed) {
        if (result instanceof SecondStep.Accepted accepted) {
            return new Reply.StartSession(accepted.session(), new Reply.GoTo("/"));
        }
        if (result instanceof SecondStep.Later later) {
            return later.why().reason() == TryLater.Reason.BUSY
                    ? new Reply.Busy(later.why())
                    : Reply.show(again.apply(Waiting.refusal(later.why())).refusing(Waiting.STATUS));
        }
        if (result instanceof SecondStep.Ended) {
            return new Reply.EndSignIn("/sign-in?why=sign-in-ended");
        }
        if (result instanceof SecondStep.Expired) {
            return new Reply.EndSignIn("/sign-in?why=sign-in-expired");
        }
        return refuse(again, Refusal.of(result instanceof SecondStep.AlreadyUsed ? alreadyUsed : wrong));
    }

    private static Reply refuse(Function<Refusal, Page> again, Refusal refusal) {
        return Reply.show(again.apply(refusal).refusing(Page.UNPROCESSABLE));
    }
}
