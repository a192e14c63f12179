package org.vestibule.application.twostep;

import java.time.Clock;
import java.util.List;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.AccountId;

/** Lists the teams that speak against turning 2-step verification off, or may later, so that the page says so before it asks. */
public final class ListDisableObjections {

    private final DisableObjections objections;
    private final Clock clock;

    public ListDisableObjections(DisableObjections objections, Clock clock) {
        this.objections = objections;
        this.clock = clock;
    }

    /** Lists them to whom it concerns; the act itself asks again. */
    public List<DisableObjections.Objection> list(SignedIn person) {
        return list(person.account().id());
    }

    /** Lists them to an operator. */
    public List<DisableObjections.Objection> list(AccountId account) {
        return objections.of(account, clock.instant());
    }
}
