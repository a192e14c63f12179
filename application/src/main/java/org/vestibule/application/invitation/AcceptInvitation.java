package org.vestibule.application.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.token.BearerToken;

/**
 * Lets somebody join the team that they were invited to. Only the account whose address was invited can: the link alone
 * gives nobody anything. Whoever invited them must still be allowed to (PRODUCT D).
 */
public final class AcceptInvitation {

    private final Invitations invitations;
    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Memberships memberships;
    private final Credentials credentials;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public AcceptInvitation(
            Invitations invitations,
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.invitations = invitations;
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.memberships = memberships;
        this.credentials = credentials;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** They are in the team, or were already. */
    public record Joined(Team team) implements Result {}

    /** The invitation is for another address than theirs. */
    public record OtherAddress(EmailAddress invited) implements Result {}

    /** It does not work any more, or who invited them may not do so any more. */
    public record NotLive() implements Result {}

    /** Joins. */
    public Result accept(SignedIn person, BearerToken token, Origin origin) {
        Account me = person.account();
        return transactions.inTransaction(() -> {
            credentials.lock(me.id());
            Optional<Invitation> seen = invitations.find(token);
            if (seen.filter(one -> !one.email().equals(me.email())).isPresent()) {
                return new OtherAddress(seen.get().email());
            }
            Optional<Team> team = seen.flatMap(one -> teams.lock(one.team()));
            Instant now = clock.instant();
            // Looked for again: its link may have ended while this waited for the team.
            Optional<Invitation> found =
                    team.flatMap(locked -> invitations.find(token)).filter(one -> one.live(now) && stands(one));
            if (found.isEmpty()) {
                return new NotLive();
            }
            Invitation invitation = found.get();
            invitations.remove(invitation.team(), invitation.id()); // the team is locked, so it is there
            if (memberships.join(invitation.team(), me.id(), invitation.role(), invitation.technician(), now)) {
                trail.record(Event.byMember(
                        invitation.team(), invitation.inviter(), me.id(), Event.Kind.MEMBER_JOINED, origin));
            }
            return new Joined(team.orElseThrow());
        });
    }

    /** Whether who invited may do so still; the team is locked. */
    private boolean stands(Invitation invitation) {
        return enterTeam.enter(invitation.inviter(), invitation.team(), invitation::mayComeFrom)
                instanceof EnterTeam.Entered;
    }
}
