package org.vestibule.application.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.team.TeamId;

/** The subscriptions of all teams, one each. */
public interface Subscriptions {

    /** What some teams have subscribed to, of each that ever did. */
    Map<TeamId, PlanHistory> of(Collection<TeamId> teams);

    /** What a team has subscribed to. */
    default PlanHistory of(TeamId team) {
        return of(List.of(team)).getOrDefault(team, PlanHistory.NONE);
    }

    /** Keeps everybody else from changing the team until the transaction ends; empty if there is none. */
    Optional<PlanHistory> lock(TeamId team);

    /** Writes a change, the team being locked or new. */
    void add(TeamId team, PlanChange change);
}
