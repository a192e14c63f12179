package org.vestibule.adapters.web.twostep;

import java.util.Optional;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.CodeRefusal;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.twostep.NoteCodesSeen;
import org.vestibule.application.twostep.ShowCodesSaved;
import org.vestibule.application.twostep.ViewTwoStep;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.twostep.TwoStepVerification;

/** That backup codes are saved: by typing one back, or on one's word. */
public final class SavedCodesHandler {

    private final ViewTwoStep viewTwoStep;
    private final NoteCodesSeen noteCodesSeen;
    private final ShowCodesSaved showCodesSaved;

    public SavedCodesHandler(ViewTwoStep viewTwoStep, NoteCodesSeen noteCodesSeen, ShowCodesSaved showCodesSaved) {
        this.viewTwoStep = viewTwoStep;
        this.noteCodesSeen = noteCodesSeen;
        this.showCodesSaved = showCodesSaved;
    }

    record CheckPage(Field typedBack, Path action, Path back) {

        /** Whether its form may leave a page that shows the codes: here nobody sees them. */
        public boolean skips() {
            return false;
        }
    }

    /** Leaves the page that showed the codes, which so have been seen, for wherever somebody was on the way to. */
    public Reply skip(SignedVisit visit) {
        noteCodesSeen.note(visit.signedIn(), visit.origin());
        return new Reply.GoTo(visit.wanted().orElse(Paths.SECURITY));
    }

    /** Asks for one of the codes. */
    public Reply form(SignedVisit visit) {
        return off(visit)
                ? toSecurity()
                : Reply.show(Page.of(
                        Page.Tab.SECURITY,
                        "twostep/check",
                        new CheckPage(
                                CodesPage.typedBackField().of(visit.draft()),
                                visit.wanted().along(Paths.CHECK_CODES),
                                visit.wanted().orElse(Paths.SECURITY))));
    }

    /** Takes it. */
    public Reply submit(SignedVisit visit) {
        if (off(visit)) {
            return toSecurity();
        }
        Optional<BackupCode> code = BackupCode.parse(visit.field("code"));
        if (code.isEmpty()) { // it cannot be one of them: nothing to compare
            return again(visit, Draft.wrong("code", Refusal.of("backup-code-malformed")));
        }
        ShowCodesSaved.Result result = showCodesSaved.show(visit.signedIn(), code.get(), visit.origin());
        if (result instanceof ShowCodesSaved.Saved) {
            return Reply.tell(visit.wanted().orElse(Paths.SECURITY), Outcome.CODES_SAVED);
        }
        return result instanceof ShowCodesSaved.Later later ? later(visit, later.why()) : unproven(visit);
    }

    private Reply later(SignedVisit visit, TryLater why) {
        return why.reason() == TryLater.Reason.BUSY
                ? new Reply.Busy(why)
                : CodeRefusal.off(why)
                        .map(off -> again(visit, Draft.wrong("code", off)))
                        .orElseGet(() -> again(
                                visit, Draft.wrong("code", Waiting.refusal(why)).as(Waiting.STATUS)));
    }

    private Reply unproven(SignedVisit visit) {
        return again(visit, Draft.wrong("code", Refusal.of("backup-code-unproven")));
    }

    private Reply again(SignedVisit visit, Draft draft) {
        return Reply.again(visit.with(draft), this::form);
    }

    private boolean off(SignedVisit visit) {
        return viewTwoStep.of(visit.signedIn()) instanceof TwoStepVerification.PasswordOnly;
    }

    private static Reply toSecurity() {
        return new Reply.GoTo(Paths.SECURITY);
    }
}
