package org.vestibule.adapters.web.twostep;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.CodeRefusal;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.proof.ProofForm;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.session.BackupCodeStandsIn;
import org.vestibule.application.twostep.NoteCodesSeen;
import org.vestibule.application.twostep.RenewBackupCodes;
import org.vestibule.application.twostep.ShowCodesSaved;
import org.vestibule.application.twostep.ViewTwoStep;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.twostep.TwoStepVerification;

/** New backup codes, and typing one back as proof that they are saved. */
public final class BackupCodesHandler {

    private final ViewTwoStep viewTwoStep;
    private final BackupCodeStandsIn backupCodeStandsIn;
    private final RenewBackupCodes renewBackupCodes;
    private final NoteCodesSeen noteCodesSeen;
    private final ShowCodesSaved showCodesSaved;
    private final String portal;
    private final Clock clock;

    /** @param portal the portal's host, for the printed sheet */
    public BackupCodesHandler(
            ViewTwoStep viewTwoStep,
            BackupCodeStandsIn backupCodeStandsIn,
            RenewBackupCodes renewBackupCodes,
            NoteCodesSeen noteCodesSeen,
            ShowCodesSaved showCodesSaved,
            String portal,
            Clock clock) {
        this.viewTwoStep = viewTwoStep;
        this.backupCodeStandsIn = backupCodeStandsIn;
        this.renewBackupCodes = renewBackupCodes;
        this.noteCodesSeen = noteCodesSeen;
        this.showCodesSaved = showCodesSaved;
        this.portal = portal;
        this.clock = clock;
    }

    record ProofPage(@Nullable Box notice, ProofForm proof) {}

    record CheckPage(Field typedBack) {

        /** Whether its form may leave a page that shows the codes: here nobody sees them. */
        public boolean skips() {
            return false;
        }
    }

    /** Asks for the proof. */
    public Reply form(SignedVisit visit) {
        return off(visit)
                ? toSecurity()
                : Reply.show(page(ProofForm.of(visit.draft(), ProofForm.spared(standsIn(visit)))));
    }

    /** Makes new codes and shows them in the answer to this very request. */
    public Reply submit(SignedVisit visit) {
        if (off(visit)) {
            return toSecurity();
        }
        return ProofForm.submit(
                visit,
                ProofForm.spared(standsIn(visit)),
                draft -> Reply.again(visit.with(draft), this::form),
                (proof, refused) -> {
                    RenewBackupCodes.Result result = renewBackupCodes.renew(visit.signedIn(), proof, visit.origin());
                    if (result instanceof RenewBackupCodes.Renewed renewed) {
                        return new Reply.RenewSession(
                                renewed.session(), Reply.show(codes(visit, renewed.backupCodes())));
                    }
                    return result instanceof RenewBackupCodes.Refused not ? refused.apply(not.why()) : toSecurity();
                });
    }

    /** Leaves the page that showed the codes, which so have been seen. */
    public Reply skip(SignedVisit visit) {
        noteCodesSeen.note(visit.signedIn(), visit.origin());
        return toSecurity();
    }

    /** Asks for one of the codes. */
    public Reply checkForm(SignedVisit visit) {
        return off(visit)
                ? toSecurity()
                : Reply.show(checkPage(CodesPage.typedBackField().of(visit.draft())));
    }

    /** Takes it. */
    public Reply check(SignedVisit visit) {
        if (off(visit)) {
            return toSecurity();
        }
        Optional<BackupCode> code = BackupCode.parse(visit.field("code"));
        if (code.isEmpty()) { // it cannot be one of them: nothing to compare
            return checkAgain(visit, Draft.wrong("code", Refusal.of("backup-code-malformed")));
        }
        ShowCodesSaved.Result result = showCodesSaved.show(visit.signedIn(), code.get(), visit.origin());
        if (result instanceof ShowCodesSaved.Saved) {
            return Reply.tell(Paths.SECURITY, Outcome.CODES_SAVED);
        }
        return result instanceof ShowCodesSaved.Later later ? later(visit, later.why()) : unproven(visit);
    }

    private Reply later(SignedVisit visit, TryLater why) {
        return why.reason() == TryLater.Reason.BUSY
                ? new Reply.Busy(why)
                : CodeRefusal.off(why)
                        .map(off -> checkAgain(visit, Draft.wrong("code", off)))
                        .orElseGet(() -> checkAgain(
                                visit, Draft.wrong("code", Waiting.refusal(why)).as(Waiting.STATUS)));
    }

    private Reply unproven(SignedVisit visit) {
        return checkAgain(visit, Draft.wrong("code", Refusal.of("backup-code-unproven")));
    }

    private Reply checkAgain(SignedVisit visit, Draft draft) {
        return Reply.again(visit.with(draft), this::checkForm);
    }

    private Page codes(SignedVisit visit, List<BackupCode> codes) {
        String account = visit.signedIn().account().email().written();
        Box notice = Box.good(
                Texts.text("codes.new"),
                Texts.text("codes.new.sentence") + " " + Texts.format("security.written", account));
        return CodesPage.of(notice, codes, account, portal, clock.instant());
    }

    private boolean off(SignedVisit visit) {
        return viewTwoStep.of(visit.signedIn()) instanceof TwoStepVerification.PasswordOnly;
    }

    private Optional<StandIn> standsIn(SignedVisit visit) {
        return Optional.of(StandIn.NEW_BACKUP_CODES).filter(act -> backupCodeStandsIn.standsIn(visit.signedIn(), act));
    }

    private static Page page(ProofForm form) {
        return Page.of(Page.Tab.SECURITY, "twostep/new-codes", new ProofPage(form.notice(), form));
    }

    private static Page checkPage(Field typedBack) {
        return Page.of(Page.Tab.SECURITY, "twostep/check", new CheckPage(typedBack));
    }

    private static Reply toSecurity() {
        return new Reply.GoTo(Paths.SECURITY);
    }
}
