package org.vestibule.application.team;

import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.team.Team;

/**
 * Somebody's place in a team, as it is at this moment.
 *
 * @param me they themselves, as a member of it
 */
public record Place(Team team, Member me, TeamRules rules, Standing standing) {}
