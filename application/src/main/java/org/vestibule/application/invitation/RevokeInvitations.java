package org.vestibule.application.invitation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/** Takes invitations back; their links end. All that are chosen and still wait, or none. */
public final class RevokeInvitations {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Invitations invitations;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public RevokeInvitations(
            EnterTeam enterTeam,
            Teams teams,
            Invitations invitations,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.invitations = invitations;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
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
    public Result revoke(SignedIn person, TeamId team, Chosen chosen, Origin origin) {
        AccountId me = person.account().id();
        return transactions.inTransaction(() -> {
            if (teams.lock(team).isEmpty()) {
                return new Refused(TeamChange.NO_TEAM);
            }
            EnterTeam.Result entered = enterTeam.enter(me, team, Role::maySeePeople);
            Optional<TeamChange> refusal = entered.refusal();
            if (refusal.isPresent()) {
                return new Refused(refusal.get());
            }
            Role mine = ((EnterTeam.Entered) entered).place().me().role();
            List<Invitation> found = invitations.chosen(team, chosen, mine, Integer.MAX_VALUE, clock.instant());
            if (!found.stream().allMatch(one -> one.mayComeFrom(mine))) {
                return new Refused(TeamChange.NOT_ALLOWED);
            }
            invitations.removeAll(team, found.stream().map(Invitation::id).toList());
            found.forEach(one -> trail.record(Event.byMember(team, me, me, Event.Kind.INVITATION_REVOKED, origin)));
            return new Revoked(found.size(), chosen.gone(found.size()));
        });
    }
}
