package org.vestibule.application.invitation;

import java.util.List;
import org.vestibule.application.team.ActingMember;
import org.vestibule.application.team.TeamActs;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.audit.InvitationFact;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/** Takes invitations back; their links end. All that are chosen and still wait, or none. */
public final class RevokeInvitations {

    private final TeamActs acts;
    private final Invitations invitations;
    private final RefusedInvitations refusedInvitations;

    public RevokeInvitations(TeamActs acts, Invitations invitations, RefusedInvitations refusedInvitations) {
        this.acts = acts;
        this.invitations = invitations;
        this.refusedInvitations = refusedInvitations;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * So many were taken back.
     *
     * @param gone how many more were accepted or revoked meanwhile
     */
    public record Revoked(int now, int gone) implements Result {}

    /** Not allowed. */
    public record Refused(TeamChange why) implements Result {}

    /** Takes them back. */
    public Result revoke(ActingMember by, TeamId team, Chosen chosen) {
        return acts.change(by, team, Role::maySeePeople, Refused::new, (act, place) -> {
            Role mine = place.me().role();
            List<Invitation> found = invitations.chosen(
                    team, refusedInvitations.knowing(team, chosen), mine, Integer.MAX_VALUE, act.now());
            if (!found.stream().allMatch(one -> one.mayComeFrom(mine))) {
                return new Refused(TeamChange.NOT_ALLOWED);
            }
            invitations.removeAll(team, found.stream().map(Invitation::id).toList());
            found.forEach(one -> act.log(by.account(), new InvitationFact.Revoked(one)));
            return new Revoked(found.size(), chosen.gone(found.size()));
        });
    }
}
