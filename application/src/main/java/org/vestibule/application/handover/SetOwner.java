package org.vestibule.application.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.team.TellMember;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/**
 * Lets an operator make another member the Owner, who need not accept; who was it becomes an Admin. A rule that covers
 * the new Owner needs their 2-step verification to be on.
 */
public final class SetOwner {

    private final Teams teams;
    private final Memberships memberships;
    private final Policies policies;
    private final Credentials credentials;
    private final TellMember tellMember;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public SetOwner(
            Teams teams,
            Memberships memberships,
            Policies policies,
            Credentials credentials,
            TellMember tellMember,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.teams = teams;
        this.memberships = memberships;
        this.policies = policies;
        this.credentials = credentials;
        this.tellMember = tellMember;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes them the Owner. */
    public TeamChange set(TeamId id, AccountId account) {
        return transactions.inTransaction(() -> {
            credentials.lock(account); // from here on nobody turns their second step off
            Optional<Team> team = teams.lock(id);
            if (team.isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            Optional<Member> member = memberships.find(id, account);
            if (member.isEmpty()) {
                return TeamChange.NOT_A_MEMBER;
            }
            if (member.get().role() == Role.OWNER) {
                return TeamChange.UNCHANGED;
            }
            TeamRules rules = policies.of(id);
            Instant at = member.get().tenure().next(rules.next(clock.instant()));
            if (rules.failOwner(member.get(), at)) {
                return TeamChange.OWNER_NEEDS_TWO_STEP;
            }
            hand(team.get(), member.get().account());
            return TeamChange.DONE;
        });
    }

    private void hand(Team team, Account to) {
        Account before =
                memberships.find(team.id(), team.owner()).map(Member::account).orElseThrow();
        teams.handTo(team.id(), to.id());
        trail.record(Event.byOperator(team.id(), to.id(), Event.Kind.OWNER_SET));
        tellMember.tell(Authority.OPERATOR, team, to, Notice.Kind.MADE_OWNER);
        tellMember.tell(Authority.OPERATOR, team, before, Notice.Kind.MADE_ADMIN);
    }
}
