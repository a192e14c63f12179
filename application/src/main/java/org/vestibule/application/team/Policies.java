package org.vestibule.application.team;

import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.team.TeamId;

/** What all teams require. */
public interface Policies {

    /** What a team has chosen and subscribed to; {@link TeamRules#NONE} for one that has done neither, or is not there. */
    TeamRules of(TeamId team);

    /** Writes a choice, the team being locked. */
    void add(TeamId team, PolicyChange change);
}
