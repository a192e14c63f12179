package org.vestibule.application.invitation;

import java.time.Clock;
import java.util.List;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/** Shows which invitations would be revoked, before anybody does it. */
public final class ViewRevocation {

    private final Invitations invitations;
    private final RefusedInvitations refusedInvitations;
    private final Clock clock;

    public ViewRevocation(Invitations invitations, RefusedInvitations refusedInvitations, Clock clock) {
        this.invitations = invitations;
        this.refusedInvitations = refusedInvitations;
        this.clock = clock;
    }

    /** What there is to show. */
    public sealed interface Result {}

    /** These, of which there may be none any more. */
    public record Shown(List<Invitation> invitations) implements Result {}

    /** Not allowed. */
    public record Refused(TeamChange why) implements Result {}

    /** Shows them to a member who has entered the team. */
    public Result of(Place place, Chosen chosen) {
        TeamId team = place.team().id();
        Role mine = place.me().role();
        List<Invitation> found = invitations.chosen(
                team, refusedInvitations.knowing(team, chosen), mine, Integer.MAX_VALUE, clock.instant());
        return found.stream().allMatch(one -> one.mayComeFrom(mine))
                ? new Shown(found)
                : new Refused(TeamChange.NOT_ALLOWED);
    }
}
