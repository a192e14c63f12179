package org.vestibule.application.team;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.vestibule.domain.team.PolicyChange;
import org.vestibule.domain.team.PolicyHistory;
import org.vestibule.domain.team.TeamId;

/** What all teams have chosen to require. */
public interface Policies {

    /** What some teams have chosen, of each that ever chose. */
    Map<TeamId, PolicyHistory> of(Collection<TeamId> teams);

    /** What a team has chosen. */
    default PolicyHistory of(TeamId team) {
        return of(List.of(team)).getOrDefault(team, PolicyHistory.NONE);
    }

    /** Writes a choice, the team being locked. */
    void add(TeamId team, PolicyChange change);
}
