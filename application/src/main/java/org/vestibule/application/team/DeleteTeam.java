package org.vestibule.application.team;

import org.vestibule.domain.audit.TeamFact;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/** Lets the Owner delete the team, with its members' places, its invitations and all that it chose; its log stays. */
public final class DeleteTeam {

    private final TeamActs acts;
    private final Teams teams;

    public DeleteTeam(TeamActs acts, Teams teams) {
        this.acts = acts;
        this.teams = teams;
    }

    /** Deletes it. */
    public TeamChange delete(Authority.OfMember by, TeamId id) {
        return acts.change(by.acting(), id, Role::mayDelete, (act, place) -> {
            teams.delete(id);
            act.log(by.acting().account(), new TeamFact.Deleted(act.team().name()));
            return TeamChange.DONE;
        });
    }
}
