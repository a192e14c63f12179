package org.vestibule.application.team;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.team.TeamId;

/** What all teams require. */
public interface Policies {

    /** What some teams have chosen and subscribed to, in one question; without teams of neither. */
    Map<TeamId, TeamRules> of(Collection<TeamId> teams);

    /** What a team has chosen and subscribed to. */
    default TeamRules of(TeamId team) {
        return of(List.of(team)).getOrDefault(team, TeamRules.NONE);
    }

    /** Writes a choice, the team being locked. */
    void add(TeamId team, PolicyChange change);
}
