package org.vestibule.application.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/**
 * Makes the member the Owner to whom the team was offered; who was it becomes an Admin. A rule that covers the new Owner
 * needs their 2-step verification to be on.
 */
public final class AcceptTeam {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Memberships memberships;
    private final Policies policies;
    private final Credentials credentials;
    private final Outbox outbox;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public AcceptTeam(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Policies policies,
            Credentials credentials,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.memberships = memberships;
        this.policies = policies;
        this.credentials = credentials;
        this.outbox = outbox;
        this.links = links;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes it over; {@link TeamChange#NOT_ALLOWED} if it is not offered to them, or not any more. */
    public TeamChange accept(Authority.OfMember by, TeamId id) {
        AccountId me = by.person().account();
        return transactions.inTransaction(() -> {
            credentials.lock(me); // from here on nobody turns their second step off
            Optional<Team> team = teams.lock(id);
            if (team.isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            boolean offered = team.get().heir().equals(Optional.of(me));
            Member member = memberships.find(id, me).orElse(null);
            if (member == null) {
                return TeamChange.NO_TEAM;
            }
            TeamRules rules = policies.of(id);
            Instant at = member.tenure().next(rules.next(clock.instant()));
            if (offered && rules.failOwner(member, at)) { // suspended or not, this mends it
                return TeamChange.OWNER_NEEDS_TWO_STEP;
            }
            return by.refusal(enterTeam, id, anyRole -> offered).orElseGet(() -> take(by, team.get()));
        });
    }

    private TeamChange take(Authority.OfMember by, Team team) {
        Account before =
                memberships.find(team.id(), team.owner()).map(Member::account).orElseThrow();
        teams.handTo(team.id(), by.person().account());
        trail.record(by.event(team.id(), by.person().account(), Event.Kind.OWNER_SET));
        outbox.add(Notice.of(
                before.id(),
                Notice.Kind.TEAM_HANDED_OVER,
                before.email(),
                links.teams(),
                team.name().value(),
                by.person().person().account().name().value(),
                clock.instant().toString()));
        return TeamChange.DONE;
    }
}
