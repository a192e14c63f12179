package org.vestibule.application.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;

/**
 * Sends an invitation once more with a new link; the old one ends. It rests on the right of
 * whoever resends it then, and takes a fresh proof as inviting does.
 */
public final class ResendInvitation {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Invitations invitations;
    private final Outbox outbox;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public ResendInvitation(
            EnterTeam enterTeam,
            Teams teams,
            Invitations invitations,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.invitations = invitations;
        this.outbox = outbox;
        this.links = links;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** It is on its way to this address. */
    public record Resent(EmailAddress email) implements Result {}

    /** It was accepted or revoked meanwhile. */
    public record Gone() implements Result {}

    /** The team may send no more today. */
    public record LimitReached() implements Result {}

    /** Not allowed. */
    public record Refused(TeamChange why) implements Result {}

    /** Sends it. */
    public Result resend(Authority.OfMember by, TeamId team, InvitationId id) {
        AccountId me = by.person().account();
        BearerToken token = BearerToken.make(team.value(), random);
        return transactions.inTransaction(() -> {
            if (teams.lock(team).isEmpty()) { // one at a time: of an invitation one link at most works
                return new Refused(TeamChange.NO_TEAM);
            }
            Optional<Invitation> old = invitations.find(team, id);
            EnterTeam.Result entered = enterTeam.enter(
                    me, team, mine -> old.map(one -> one.mayComeFrom(mine)).orElseGet(mine::maySeePeople));
            Optional<TeamChange> refusal = entered.refusal();
            if (refusal.isPresent()) {
                return new Refused(refusal.get());
            }
            if (old.isEmpty()) {
                return new Gone();
            }
            Instant now = clock.instant();
            Place place = ((EnterTeam.Entered) entered).place();
            if (!invitations.reserve(team, place.team().day(now), 1)) {
                return new LimitReached();
            }
            Invitation renewed = old.get().renewed(me, now);
            invitations.add(renewed, token.digest());
            outbox.add(new InvitationMail(
                            links,
                            place.team(),
                            place.rules(),
                            by.person().person().account(),
                            now)
                    .of(renewed, token));
            trail.record(by.event(team, me, Event.Kind.INVITATION_RESENT));
            return new Resent(renewed.email());
        });
    }
}
