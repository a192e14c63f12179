package org.vestibule.adapters.web.twostep;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Notice;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.application.twostep.DisableObjections;
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
            if (result instanceof DisableTwoStepVerification.OwnerFails not) {
                return kept("owner-needs-two-step", not.teams());
            }
            if (result instanceof DisableTwoStepVerification.AccessLost not) {
                return kept("team-requires-two-step", not.teams());
            }
            return result instanceof DisableTwoStepVerification.Refused not ? refused.apply(not.why()) : toSecurity();
        });
    }

    /** It stays on, for the sake of these teams. */
    private static Reply kept(String code, List<DisableObjections.Objection> teams) {
        String names = teams.stream().map(team -> team.name().value()).collect(Collectors.joining(", "));
        Notice notice = Notice.bad(Texts.text("refused." + code + ".title"), Refusal.of(code, names));
        ProofForm blank = ProofForm.blank(Optional.empty());
        return Reply.show(
                page(new ProofForm(notice, blank.password(), blank.code())).refusing(Page.UNPROCESSABLE));
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
