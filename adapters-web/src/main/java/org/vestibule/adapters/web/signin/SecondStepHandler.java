package org.vestibule.adapters.web.signin;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.CodeRefusal;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.signin.RedeemBackupCode;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.VerifySecondStep;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.totp.OneTimeCode;

/** The second step: the code of the authenticator app, or a backup code in its stead. */
public final class SecondStepHandler {

    /** Where somebody arrives who had to use one: it offers what to do about it. */
    static final String BACKUP_CODE_USED = "/security?why=backup-code-used";

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
        return Reply.show(codePage(visit, Field.oneTimeCode()));
    }

    /** Takes the code of the app. */
    public Reply submitCode(Visit visit) {
        Function<Refusal, Page> again =
                refusal -> codePage(visit, Field.oneTimeCode().refused(refusal));
        Optional<OneTimeCode> code = OneTimeCode.parse(visit.field("code"));
        return code.isEmpty()
                ? refuse(again, Refusal.of("code-malformed"))
                : reply(
                        visit,
                        verifySecondStep.verify(visit.awaitingSecondStep(), code.get(), visit.origin()),
                        again,
                        new Kind("code", visit.wanted().path()));
    }

    /** Asks for a backup code. */
    public Reply backupCodeForm(Visit visit) {
        return Reply.show(backupCodePage(visit, Field.backupCode()));
    }

    /** Takes a backup code. */
    public Reply submitBackupCode(Visit visit) {
        Function<Refusal, Page> again =
                refusal -> backupCodePage(visit, Field.backupCode().refused(refusal));
        Optional<BackupCode> code = BackupCode.parse(visit.field("code"));
        return code.isEmpty()
                ? refuse(again, Refusal.of("backup-code-wrong"))
                : reply(
                        visit,
                        redeemBackupCode.redeem(visit.awaitingSecondStep(), code.get(), visit.origin()),
                        again,
                        new Kind("backup-code", BACKUP_CODE_USED));
    }

    /**
     * Which of the two was typed.
     *
     * @param refusals how the codes of its refusals begin
     * @param signedIn where somebody arrives who is signed in by it
     */
    private record Kind(String refusals, String signedIn) {}

    private Page codePage(Visit visit, Field field) {
        return SecondStepPage.code(visit.awaitingSecondStep(), visit.wanted(), field, clock.instant());
    }

    private static Page backupCodePage(Visit visit, Field field) {
        return SecondStepPage.backupCode(visit.awaitingSecondStep(), visit.wanted(), field);
    }

    private static Reply reply(Visit visit, SecondStep result, Function<Refusal, Page> again, Kind kind) {
        if (result instanceof SecondStep.Accepted accepted) {
            return new Reply.StartSession(accepted.begun(), kind.signedIn());
        }
        if (result instanceof SecondStep.NewPasswordDue) {
            return new Reply.GoTo(visit.wanted().along("/sign-in/new-password"));
        }
        if (result instanceof SecondStep.Later later) {
            return later(later.why(), again);
        }
        if (result instanceof SecondStep.Ended) {
            return new Reply.EndSignIn(visit.wanted().along("/sign-in?why=sign-in-ended"));
        }
        if (result instanceof SecondStep.Expired) {
            return new Reply.EndSignIn(visit.wanted().along("/sign-in?why=sign-in-expired"));
        }
        if (result instanceof SecondStep.TooOld old) {
            return refuse(again, CodeRefusal.tooOld(old.age()));
        }
        String what = result instanceof SecondStep.AlreadyUsed ? "-already-used" : "-wrong";
        return refuse(again, Refusal.of(kind.refusals() + what));
    }

    private static Reply later(TryLater why, Function<Refusal, Page> again) {
        return why.reason() == TryLater.Reason.BUSY
                ? new Reply.Busy(why)
                : CodeRefusal.off(why)
                        .map(off -> Reply.show(again.apply(off).refusing(CodeRefusal.status(why))))
                        .orElseGet(() ->
                                Reply.show(again.apply(Waiting.refusal(why)).refusing(Waiting.STATUS)));
    }

    private static Reply refuse(Function<Refusal, Page> again, Refusal refusal) {
        return Reply.show(again.apply(refusal).refusing(Page.UNPROCESSABLE));
    }
}
