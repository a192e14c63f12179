package org.vestibule.application.handover;

import java.time.Clock;
import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Lets the Owner offer the team to another member, who becomes the Owner by accepting ({@link AcceptTeam}). */
public final class OfferTeam {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Memberships memberships;
    private final Outbox outbox;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public OfferTeam(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.memberships = memberships;
        this.outbox = outbox;
        this.links = links;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Offers it, in the place of any earlier offer. */
    public TeamChange offer(Authority.OfMember by, TeamId id, AccountId account) {
        return transactions.inTransaction(() -> {
            Optional<Team> team = teams.lock(id);
            if (team.isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            Optional<TeamChange> refusal = by.refusal(enterTeam, id, Role::mayHandOver);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            return memberships
                    .find(id, account)
                    .map(member -> offer(by, team.get(), member))
                    .orElse(TeamChange.NOT_A_MEMBER);
        });
    }

    private TeamChange offer(Authority.OfMember by, Team team, Member member) {
        AccountId account = member.account().id();
        if (member.role() == Role.OWNER) {
            return TeamChange.IS_OWNER;
        }
        if (team.heir().equals(Optional.of(account))) {
            return TeamChange.UNCHANGED;
        }
        teams.offer(team.id(), Optional.of(account));
        trail.record(by.event(team.id(), account, Event.Kind.TEAM_OFFERED));
        String owner = by.person().person().account().name().value();
        outbox.add(Notice.of(
                account,
                Notice.Kind.TEAM_OFFERED,
                member.account().email(),
                links.teams(),
                team.name().value(),
                owner,
                clock.instant().toString()));
        return TeamChange.DONE;
    }
}
