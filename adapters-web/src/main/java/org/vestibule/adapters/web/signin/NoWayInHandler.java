package org.vestibule.adapters.web.signin;

import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.OperatorWords;

/** For whoever has neither app nor codes at hand: where to look, then whom to ask. The sign-in goes on meanwhile. */
public final class NoWayInHandler {

    private final OperatorWords operator;

    public NoWayInHandler(OperatorWords operator) {
        this.operator = operator;
    }

    /** Says it. */
    public Reply show(Visit visit) {
        return Reply.show(SecondStepPage.noWayIn(visit.awaitingSecondStep(), visit.wanted(), operator));
    }
}
