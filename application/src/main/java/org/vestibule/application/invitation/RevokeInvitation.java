package org.vestibule.application.invitation;

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
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.team.TeamId;

/** Takes an invitation back: its link opens nothing any more. */
public final class RevokeInvitation {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Invitations invitations;
    private final AuditTrail trail;
    private final Transactions transactions;

    public RevokeInvitation(
            EnterTeam enterTeam, Teams teams, Invitations invitations, AuditTrail trail, Transactions transactions) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.invitations = invitations;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Takes it back; {@link TeamChange#UNCHANGED} if it was accepted or revoked already. */
    public TeamChange revoke(SignedIn person, TeamId team, InvitationId id, Origin origin) {
        AccountId me = person.account().id();
        return transactions.inTransaction(() -> {
            if (teams.lock(team).isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            Optional<Invitation> invitation = invitations.find(team, id);
            Optional<TeamChange> refusal = enterTeam
                    .enter(
                            me,
                            team,
                            mine -> invitation.map(one -> one.mayComeFrom(mine)).orElseGet(mine::maySeePeople))
                    .refusal();
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (!invitations.remove(team, id)) {
                return TeamChange.UNCHANGED;
            }
            trail.record(Event.byMember(team, me, me, Event.Kind.INVITATION_REVOKED, origin));
            return TeamChange.DONE;
        });
    }
}
