package org.vestibule.application.member;

import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.MemberFact;
import org.vestibule.domain.team.TeamId;

/** Lets a member leave, also one from whom the team is withheld; the Owner hands it over or deletes it first. */
public final class LeaveTeam {

    private final TeamActs acts;
    private final Memberships memberships;

    public LeaveTeam(TeamActs acts, Memberships memberships) {
        this.acts = acts;
        this.memberships = memberships;
    }

    /** Leaves. */
    public TeamChange leave(Authority.OfMember by, TeamId team) {
        AccountId me = by.acting().account();
        return acts.fromAnySeat(by.acting(), team, (act, place) -> {
            if (!memberships.leave(team, me)) {
                return TeamChange.IS_OWNER;
            }
            act.log(me, new MemberFact.Left(place.me().role()));
            return TeamChange.DONE;
        });
    }
}
