package org.vestibule.application.invitation;

import java.util.Optional;
import java.util.function.Supplier;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.MemberFact;
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
    private final Acts acts;

    public AcceptInvitation(
            Invitations invitations,
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Credentials credentials,
            Acts acts) {
        this.invitations = invitations;
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.memberships = memberships;
        this.credentials = credentials;
        this.acts = acts;
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
        Supplier<Locked> locks = () -> {
            credentials.lock(me.id());
            Optional<Invitation> seen = invitations.find(token);
            Optional<Team> team =
                    seen.filter(one -> one.email().equals(me.email())).flatMap(one -> teams.lock(one.team()));
            // Looked for again: its link may have ended while this waited for the team.
            return new Locked(seen, team, team.flatMap(waited -> invitations.find(token)));
        };
        return acts.locking(locks, (act, locked) -> {
            Optional<EmailAddress> other =
                    locked.seen().map(Invitation::email).filter(invited -> !invited.equals(me.email()));
            if (other.isPresent()) {
                return new OtherAddress(other.get());
            }
            Optional<Invitation> live =
                    locked.found().filter(one -> one.live(act.now())).filter(this::stands);
            return live.<Result>map(invitation ->
                            join(act, me, invitation, locked.team().orElseThrow(), origin))
                    .orElseGet(NotLive::new);
        });
    }

    /** What there is, the account being locked, and with it the team. */
    private record Locked(Optional<Invitation> seen, Optional<Team> team, Optional<Invitation> found) {}

    private Result join(Act act, Account me, Invitation invitation, Team team, Origin origin) {
        invitations.remove(invitation.team(), invitation.id()); // the team is locked, so it is there
        if (memberships.join(team.id(), me.id(), invitation.role(), invitation.technician(), act.now())) {
            act.log(Event.byMember(team.id(), me.id(), me.id(), new MemberFact.Joined(invitation), origin));
        }
        return new Joined(team);
    }

    /** Whether who invited may do so still; the team is locked. */
    private boolean stands(Invitation invitation) {
        return enterTeam.enter(invitation.inviter(), invitation.team(), invitation::mayComeFrom)
                instanceof EnterTeam.Entered;
    }
}
