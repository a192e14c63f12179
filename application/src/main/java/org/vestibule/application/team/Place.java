package org.vestibule.application.team;

import org.vestibule.domain.team.Member;
import org.vestibule.domain.team.Standing;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamRules;

/**
 * Somebody's place in a team, as it is at this moment.
 *
 * @param me they themselves, as a member of it
 */
public record Place(Team team, Member me, TeamRules rules, Standing standing) {}
