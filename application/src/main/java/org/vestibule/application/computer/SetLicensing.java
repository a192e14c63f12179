package org.vestibule.application.computer;

import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.audit.ComputerFact;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Licensing;
import org.vestibule.domain.team.TeamId;

/** Chooses who may let computers into a team. Those that are in it stay. */
public final class SetLicensing {

    private final TeamActs acts;
    private final Teams teams;

    public SetLicensing(TeamActs acts, Teams teams) {
        this.acts = acts;
        this.teams = teams;
    }

    /** Chooses it. */
    public TeamChange set(Authority by, TeamId team, Licensing licensing) {
        return acts.change(by, team, Role::mayChooseLicensing, refused -> refused, act -> {
            if (act.team().licensing() == licensing) {
                return TeamChange.UNCHANGED;
            }
            teams.license(team, licensing);
            act.log(act.team().owner(), new ComputerFact.LicensingSet(licensing));
            return TeamChange.DONE;
        });
    }
}
