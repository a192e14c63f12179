package org.vestibule.adapters.web.twostep;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Notice;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.ViewTwoStep;
import org.vestibule.domain.twostep.TwoStepVerification;

/** Turning 2-step verification off. Nothing stands in for a code here. */
public final class DisableHandler {

    private final ViewTwoStep viewTwoStep;
    private final DisableTwoStepVerification disable;

    public DisableHandler(ViewTwoStep viewTwoStep, DisableTwoStepVerification disable) {
        this.viewTwoStep = viewTwoStep;
        this.disable = disable;
    }

    record DisablePage(@Nullable Notice notice, ProofForm proof) {}

    /** Asks for the proof. */
    public Reply form(Visit visit) {
        return off(visit) ? toSecurity() : Reply.show(page(ProofForm.blank(Optional.empty())));
    }

    /** Turns it off. */
    public Reply submit(Visit visit) {
        if (off(visit)) {
            return toSecurity();
        }
        return ProofForm.submit(visit, Optional.empty(), DisableHandler::page, (proof, refused) -> {
            DisableTwoStepVerification.Result result = disable.disable(visit.signedIn(), proof, visit.origin());
            if (result instanceof DisableTwoStepVerification.Disabled disabled) {
                return new Reply.RenewSession(disabled.session(), new Reply.GoTo("/security?why=two-step-disabled"));
            }
            return result instanceof DisableTwoStepVerification.Refused not ? refused.apply(not.why()) : toSecurity();
        });
    }

    private boolean off(Visit visit) {
        return viewTwoStep.of(visit.signedIn()) instanceof TwoStepVerification.PasswordOnly;
    }

    private static Page page(ProofForm form) {
        return Page.of("twostep/disable", new DisablePage(form.notice(), form));
    }

    private static Reply toSecurity() {
        return new Reply.GoTo("/security");
    }
}
