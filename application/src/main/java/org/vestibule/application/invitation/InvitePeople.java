package org.vestibule.application.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TimeOrderedId;

/**
 * Invites people to a team by mail: all of a list or none. Their links are mailed to them and shown to nobody. It takes a
 * fresh proof, because whoever is invited gets a role by it.
 */
public final class InvitePeople {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Memberships memberships;
    private final Invitations invitations;
    private final Outbox outbox;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public InvitePeople(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Invitations invitations,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.memberships = memberships;
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

    /**
     * Everybody who was not a member was sent a link.
     *
     * @param members who of the list is one already
     */
    public record Invited(int sent, Set<EmailAddress> members) implements Result {}

    /**
     * The team may not send so many any more today; nothing was sent.
     *
     * @param left how many it may
     */
    public record LimitReached(int left) implements Result {}

    /** Not allowed. */
    public record Refused(TeamChange why) implements Result {}

    /**
     * Invites them.
     *
     * @param addresses 1 to {@link Invitation#MOST_AT_ONCE}; one that comes twice counts once
     * @param role any but Owner, and not above the inviter's own
     * @throws IllegalArgumentException for more, for fewer, and for Owner
     */
    public Result invite(
            Authority.OfMember by, TeamId team, Collection<EmailAddress> addresses, Role role, boolean technician) {
        if (addresses.isEmpty() || addresses.size() > Invitation.MOST_AT_ONCE || role == Role.OWNER) {
            throw new IllegalArgumentException("1 to 250 addresses, and not as Owner");
        }
        AccountId inviter = by.person().account();
        Instant drawn = clock.instant();
        List<Draft> drafts = Set.copyOf(addresses).stream()
                .map(address -> new Draft(
                        new Invitation(
                                team,
                                new InvitationId(TimeOrderedId.make(drawn, random)),
                                address,
                                role,
                                technician,
                                inviter,
                                drawn.plus(Invitation.LIFETIME)),
                        BearerToken.make(team.value(), random)))
                .toList();
        return transactions.inTransaction(() -> {
            if (teams.lock(team).isEmpty()) { // one at a time: of an invitation one link at most works
                return new Refused(TeamChange.NO_TEAM);
            }
            EnterTeam.Result entered = enterTeam.enter(
                    inviter,
                    team,
                    mine -> drafts.stream().allMatch(draft -> draft.invitation().mayComeFrom(mine)));
            Optional<TeamChange> refusal = entered.refusal();
            return refusal.<Result>map(Refused::new)
                    .orElseGet(() -> send(by, ((EnterTeam.Entered) entered).place(), drafts));
        });
    }

    /** An invitation and what its link bears, drawn before the transaction. */
    private record Draft(Invitation invitation, BearerToken token) {}

    private Result send(Authority.OfMember by, Place place, List<Draft> drafts) {
        TeamId team = place.team().id();
        Set<EmailAddress> members = memberships.among(
                team, drafts.stream().map(draft -> draft.invitation().email()).toList());
        List<Draft> strangers = drafts.stream()
                .filter(draft -> !members.contains(draft.invitation().email()))
                .toList();
        List<EmailAddress> asked =
                strangers.stream().map(draft -> draft.invitation().email()).toList();
        Role mine = place.me().role();
        if (!invitations.of(team, asked).stream().allMatch(waiting -> waiting.mayComeFrom(mine))) {
            return new Refused(TeamChange.NOT_ALLOWED); // it would take away what somebody above has given
        }
        Instant now = clock.instant();
        LocalDate day = place.team().day(now);
        if (!strangers.isEmpty() && !invitations.reserve(team, day, strangers.size())) {
            return new LimitReached(Invitation.MOST_A_DAY - invitations.sent(team, day));
        }
        var mail = new InvitationMail(
                links, place.team(), place.rules(), by.person().person().account(), now);
        for (Draft draft : strangers) {
            Invitation sent = draft.invitation().renewed(by.person().account(), now); // it lives from now on
            invitations.add(sent, draft.token().digest());
            outbox.add(mail.of(sent, draft.token()));
        }
        if (!strangers.isEmpty()) {
            trail.record(by.event(team, by.person().account(), Event.Kind.PERSON_INVITED));
        }
        return new Invited(strangers.size(), members);
    }
}
