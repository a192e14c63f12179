package org.vestibule.adapters.web.app;

import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.app.AnswerApp;
import org.vestibule.application.app.ViewAppRequest;
import org.vestibule.domain.app.AppLimits;

/** Whether an app may what it asks for: the last page before somebody goes back to it. */
public final class ConsentHandler {

    private final ViewAppRequest viewAppRequest;
    private final AnswerApp answerApp;
    private final AppLimits limits;

    public ConsentHandler(ViewAppRequest viewAppRequest, AnswerApp answerApp, AppLimits limits) {
        this.viewAppRequest = viewAppRequest;
        this.answerApp = answerApp;
        this.limits = limits;
    }

    /** Asks; of an app that the operator answers for, it goes on at once. */
    public Reply form(SignedVisit visit) {
        return viewAppRequest
                .view(visit.signedIn(), visit.request())
                .map(asked -> asked.page() == ViewAppRequest.Page.NONE
                        ? answer(visit, true)
                        : Reply.show(ConsentPage.of(visit, asked, limits)))
                .orElseGet(AppRefusals::over);
    }

    /** Takes the answer; whatever does not say so allows nothing. */
    public Reply submit(SignedVisit visit) {
        return answer(visit, visit.field("answer").equals("allow"));
    }

    private Reply answer(SignedVisit visit, boolean allowed) {
        AnswerApp.Result result = answerApp.answer(visit.signedIn(), visit.request(), allowed, visit.origin());
        if (result instanceof AnswerApp.GoBack back) {
            return new Reply.Leave(GoingBackPage.of(back, allowed));
        }
        return result instanceof AnswerApp.SignInAgain again
                ? new Reply.GoTo(Paths.AUTHORIZE.of(again.query()))
                : AppRefusals.over();
    }
}
