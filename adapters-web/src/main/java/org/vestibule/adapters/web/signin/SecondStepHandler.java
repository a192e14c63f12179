package org.vestibule.adapters.web.signin;

import java.time.Clock;
import java.util.Optional;
import org.vestibule.adapters.web.http.Handler;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.PendingVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.page.CodeRefusal;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.signin.RedeemBackupCode;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.VerifySecondStep;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.totp.OneTimeCode;

/** The second step: the code of the authenticator app, or a backup code in its stead. */
public final class SecondStepHandler {

    /** Where somebody arrives who had to use one: it offers what to do about it. */
    static final Reply BACKUP_CODE_USED = Reply.tell(Paths.SECURITY, Outcome.BACKUP_CODE_USED);

    private final VerifySecondStep verifySecondStep;
    private final RedeemBackupCode redeemBackupCode;
    private final UnderWay underWay;
    private final Clock clock;

    public SecondStepHandler(
            VerifySecondStep verifySecondStep, RedeemBackupCode redeemBackupCode, UnderWay underWay, Clock clock) {
        this.verifySecondStep = verifySecondStep;
        this.redeemBackupCode = redeemBackupCode;
        this.underWay = underWay;
        this.clock = clock;
    }

    /** Asks for the code of the app. */
    public Reply codeForm(PendingVisit<AwaitingSecondStep> visit) {
        Field field = Field.oneTimeCode().of(visit.draft());
        return Reply.show(SecondStepPage.code(
                visit.signIn(), underWay.line(visit.signIn()), visit.wanted(), field, clock.instant()));
    }

    /** Takes the code of the app. */
    public Reply submitCode(PendingVisit<AwaitingSecondStep> visit) {
        Kind kind = new Kind("code", new Reply.GoTo(visit.wanted().page()), this::codeForm);
        Optional<OneTimeCode> code = OneTimeCode.parse(visit.field("code"));
        return code.isEmpty()
                ? again(visit, kind, Draft.wrong("code", Refusal.of("code-malformed")))
                : reply(visit, verifySecondStep.verify(visit.signIn(), code.get(), visit.origin()), kind);
    }

    /** Asks for a backup code. */
    public Reply backupCodeForm(PendingVisit<AwaitingSecondStep> visit) {
        Field field = Field.backupCode().of(visit.draft());
        return Reply.show(SecondStepPage.backupCode(underWay.line(visit.signIn()), visit.wanted(), field));
    }

    /** Takes a backup code. */
    public Reply submitBackupCode(PendingVisit<AwaitingSecondStep> visit) {
        Kind kind = new Kind("backup-code", BACKUP_CODE_USED, this::backupCodeForm);
        Optional<BackupCode> code = BackupCode.parse(visit.field("code"));
        return code.isEmpty()
                ? again(visit, kind, Draft.wrong("code", Refusal.of("backup-code-malformed")))
                : reply(visit, redeemBackupCode.redeem(visit.signIn(), code.get(), visit.origin()), kind);
    }

    /**
     * Which of the two was typed.
     *
     * @param refusals how the codes of its refusals begin
     * @param signedIn where somebody arrives who is signed in by it
     * @param form asks for it
     */
    private record Kind(String refusals, Reply signedIn, Handler<PendingVisit<AwaitingSecondStep>> form) {}

    private static Reply reply(PendingVisit<AwaitingSecondStep> visit, SecondStep result, Kind kind) {
        if (result instanceof SecondStep.Accepted accepted) {
            return new Reply.StartSession(accepted.begun(), kind.signedIn());
        }
        if (result instanceof SecondStep.NewPasswordDue) {
            return new Reply.GoTo(visit.wanted().along(Paths.NEW_PASSWORD));
        }
        if (result instanceof SecondStep.Later later) {
            return later.why().reason() == TryLater.Reason.BUSY
                    ? new Reply.Busy(later.why())
                    : again(visit, kind, later(later.why()));
        }
        if (result instanceof SecondStep.Ended) {
            return new Reply.EndSignIn(Reply.tell(UnderWay.beginning(visit), Outcome.SIGN_IN_ENDED));
        }
        if (result instanceof SecondStep.PasswordBurned) {
            return new Reply.EndSignIn(Reply.tell(UnderWay.beginning(visit), Outcome.PASSWORD_BURNED));
        }
        if (result instanceof SecondStep.Expired) {
            return new Reply.EndSignIn(Reply.tell(UnderWay.beginning(visit), Outcome.SIGN_IN_EXPIRED));
        }
        if (result instanceof SecondStep.TooOld old) {
            return again(visit, kind, Draft.wrong("code", CodeRefusal.tooOld(old.age())));
        }
        if (result instanceof SecondStep.LinkNeeded) {
            return again(visit, kind, Draft.wrong("code", Refusal.of("backup-code-held")));
        }
        String what = result instanceof SecondStep.AlreadyUsed ? "-already-used" : "-wrong";
        return again(visit, kind, Draft.wrong("code", Refusal.of(kind.refusals() + what)));
    }

    private static Draft later(TryLater why) {
        return CodeRefusal.off(why)
                .map(off -> Draft.wrong("code", off).as(CodeRefusal.status(why)))
                .orElseGet(() -> Draft.wrong("code", Waiting.refusal(why)).as(Waiting.STATUS));
    }

    private static Reply again(PendingVisit<AwaitingSecondStep> visit, Kind kind, Draft draft) {
        return Reply.again(visit.with(draft), kind.form());
    }
}
