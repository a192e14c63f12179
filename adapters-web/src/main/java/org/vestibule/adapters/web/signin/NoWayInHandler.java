package org.vestibule.adapters.web.signin;

import org.vestibule.adapters.web.http.PendingVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.page.OperatorWords;
import org.vestibule.domain.signin.AwaitingSecondStep;

/** For whoever has neither app nor codes at hand: where to look, then whom to ask. The sign-in goes on meanwhile. */
public final class NoWayInHandler {

    private final UnderWay underWay;
    private final OperatorWords operator;

    public NoWayInHandler(UnderWay underWay, OperatorWords operator) {
        this.underWay = underWay;
        this.operator = operator;
    }

    /** Says it. */
    public Reply show(PendingVisit<AwaitingSecondStep> visit) {
        return Reply.show(SecondStepPage.noWayIn(underWay.line(visit.signIn()), visit.wanted(), operator));
    }
}
