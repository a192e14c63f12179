package org.vestibule.application.subscription;

import java.util.Optional;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.team.TeamId;

/** The subscriptions of all teams, one each. */
public interface Subscriptions {

    /** Keeps everybody else from changing the team until the transaction ends; empty if there is none. */
    Optional<PlanHistory> lock(TeamId team);

    /** Writes a change, the team being locked or new. */
    void add(TeamId team, PlanChange change);
}
