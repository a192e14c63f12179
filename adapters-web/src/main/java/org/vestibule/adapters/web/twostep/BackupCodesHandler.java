package org.vestibule.adapters.web.twostep;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.proof.ProofForm;
import org.vestibule.application.session.BackupCodeStandsIn;
import org.vestibule.application.twostep.RenewBackupCodes;
import org.vestibule.application.twostep.ViewTwoStep;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.twostep.TwoStepVerification;

/** New backup codes. */
public final class BackupCodesHandler {

    private final ViewTwoStep viewTwoStep;
    private final BackupCodeStandsIn backupCodeStandsIn;
    private final RenewBackupCodes renewBackupCodes;
    private final String portal;
    private final Clock clock;

    /** @param portal the portal's host, for the printed sheet */
    public BackupCodesHandler(
            ViewTwoStep viewTwoStep,
            BackupCodeStandsIn backupCodeStandsIn,
            RenewBackupCodes renewBackupCodes,
            String portal,
            Clock clock) {
        this.viewTwoStep = viewTwoStep;
        this.backupCodeStandsIn = backupCodeStandsIn;
        this.renewBackupCodes = renewBackupCodes;
        this.portal = portal;
        this.clock = clock;
    }

    record ProofPage(@Nullable Box notice, ProofForm proof) {}

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

    private Page codes(SignedVisit visit, List<BackupCode> codes) {
        String account = visit.signedIn().account().email().written();
        Box notice = Box.good(
                Texts.text("codes.new"),
                Texts.text("codes.new.sentence") + " " + Texts.format("security.written", account));
        return CodesPage.of(notice, codes, account, portal, clock.instant(), visit.wanted());
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

    private static Reply toSecurity() {
        return new Reply.GoTo(Paths.SECURITY);
    }
}
