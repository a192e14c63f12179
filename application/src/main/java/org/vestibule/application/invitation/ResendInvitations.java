package org.vestibule.application.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;

/**
 * Sends invitations once more with new links; the old ones end. All that are chosen and still wait, or none. They rest on
 * the right of whoever resends them then, and it takes a fresh proof as inviting does.
 */
public final class ResendInvitations {

    /** One more than can be sent, which tells that they are too many. */
    private static final int MOST = Invitation.MOST_A_DAY + 1;

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Invitations invitations;
    private final Outbox outbox;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public ResendInvitations(
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

    /**
     * So many are on their way.
     *
     * @param gone how many more were accepted or revoked meanwhile
     */
    public record Resent(int now, int gone) implements Result {}

    /**
     * The team may not send so many any more today; nothing was sent.
     *
     * @param left how many it may
     */
    public record LimitReached(int left) implements Result {}

    /** Not allowed. */
    public record Refused(TeamChange why) implements Result {}

    /** Sends them. */
    public Result resend(Authority.OfMember by, TeamId team, Chosen chosen) {
        AccountId me = by.person().account();
        List<BearerToken> tokens = Stream.generate(() -> BearerToken.make(team.value(), random))
                .limit(chosen instanceof Chosen.Ticked ticked ? ticked.ids().size() : MOST)
                .toList();
        return transactions.inTransaction(() -> {
            if (teams.lock(team).isEmpty()) { // one at a time: of an invitation one link at most works
                return new Refused(TeamChange.NO_TEAM);
            }
            EnterTeam.Result entered = enterTeam.enter(me, team, Role::maySeePeople);
            Optional<TeamChange> refusal = entered.refusal();
            return refusal.<Result>map(Refused::new)
                    .orElseGet(() -> resend(by, ((EnterTeam.Entered) entered).place(), chosen, tokens));
        });
    }

    private Result resend(Authority.OfMember by, Place place, Chosen chosen, List<BearerToken> tokens) {
        TeamId team = place.team().id();
        Role mine = place.me().role();
        Instant now = clock.instant();
        List<Invitation> found = invitations.chosen(team, chosen, mine, MOST, now);
        if (!found.stream().allMatch(one -> one.mayComeFrom(mine))) {
            return new Refused(TeamChange.NOT_ALLOWED);
        }
        LocalDate day = place.team().day(now);
        if (!found.isEmpty() && !invitations.reserve(team, day, found.size())) {
            return new LimitReached(Invitation.MOST_A_DAY - invitations.sent(team, day));
        }
        Account me = by.person().person().account();
        InvitationMail mail = new InvitationMail(links, place.team(), place.rules(), me, now);
        for (int i = 0; i < found.size(); i++) {
            Invitation renewed = found.get(i).renewed(me.id(), now);
            invitations.add(renewed, tokens.get(i).digest());
            outbox.add(mail.of(renewed, tokens.get(i)));
            trail.record(by.event(team, me.id(), Event.Kind.INVITATION_RESENT));
        }
        return new Resent(found.size(), chosen.gone(found.size()));
    }
}
