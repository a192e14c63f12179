package org.vestibule.application.handover;

import java.time.Instant;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.TeamAct;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.MemberFact;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/**
 * Makes the member the Owner to whom the team was offered; who was it becomes an Admin. A rule that covers the new Owner
 * needs their 2-step verification to be on.
 */
public final class AcceptTeam {

    private final TeamActs acts;
    private final Teams teams;
    private final Memberships memberships;

    public AcceptTeam(TeamActs acts, Teams teams, Memberships memberships) {
        this.acts = acts;
        this.teams = teams;
        this.memberships = memberships;
    }

    /** Takes it over; {@link TeamChange#NOT_ALLOWED} if it is not offered to them, or not any more. */
    public TeamChange accept(Authority.OfMember by, TeamId id) {
        ActingMember me = by.acting();
        return acts.locking(me.account()).fromAnySeat(me, id, (act, place) -> {
            boolean offered = act.team().heir().equals(me.member());
            Instant at = place.me().tenure().next(place.rules().next(act.now()));
            if (offered && place.rules().failOwner(place.me(), at)) { // suspended or not, this mends it
                return TeamChange.OWNER_NEEDS_TWO_STEP;
            }
            if (place.standing() instanceof Standing.Suspended) {
                return TeamChange.WITHHELD;
            }
            return offered ? take(act, me) : TeamChange.NOT_ALLOWED;
        });
    }

    private TeamChange take(TeamAct act, ActingMember me) {
        Team team = act.team();
        Account before =
                memberships.find(team.id(), team.owner()).map(Member::account).orElseThrow();
        teams.handTo(team.id(), me.account());
        act.log(me.account(), new MemberFact.OwnerSet(before.id()));
        act.mail(Notice.of(
                before.id(),
                Notice.Kind.TEAM_HANDED_OVER,
                before.email(),
                act.links().teams(),
                team.name().value(),
                me.name(),
                act.now().toString()));
        return TeamChange.DONE;
    }
}
