package org.vestibule.application.twostep;

import java.time.Clock;
import java.util.List;
import org.vestibule.domain.account.AccountId;

/** Lists to an operator the teams that speak against turning 2-step verification off, or may later. */
public final class ListDisableObjections {

    private final DisableObjections objections;
    private final Clock clock;

    public ListDisableObjections(DisableObjections objections, Clock clock) {
        this.objections = objections;
        this.clock = clock;
    }

    /** Lists them; the act itself asks again. */
    public List<DisableObjections.Objection> list(AccountId account) {
        return objections.of(account, clock.instant());
    }
}
