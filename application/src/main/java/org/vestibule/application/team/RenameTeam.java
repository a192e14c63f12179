package org.vestibule.application.team;

import org.vestibule.domain.audit.TeamFact;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;

/** Lets the Owner give the team another name. */
public final class RenameTeam {

    private final TeamActs acts;
    private final Teams teams;

    public RenameTeam(TeamActs acts, Teams teams) {
        this.acts = acts;
        this.teams = teams;
    }

    /** Renames it. */
    public TeamChange rename(ActingMember by, TeamId id, TeamName name) {
        return acts.change(by, id, Role::mayRename, (act, place) -> {
            if (act.team().name().equals(name)) {
                return TeamChange.UNCHANGED;
            }
            teams.rename(id, name);
            act.log(by.account(), new TeamFact.Renamed(act.team().name(), name));
            return TeamChange.DONE;
        });
    }
}
