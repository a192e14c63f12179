package org.vestibule.application.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
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
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public SetOwner(
            Teams teams,
            Memberships memberships,
            Policies policies,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.teams = teams;
        this.memberships = memberships;
        this.policies = policies;
        this.credentials = credentials;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes them the Owner. */
    public TeamChange set(TeamId team, AccountId account) {
        return transactions.inTransaction(() -> {
            credentials.lock(account); // from here on nobody turns their second step off
            if (teams.lock(team).isEmpty()) {
                return TeamChange.NO_TEAM;
            }
            Optional<Member> member = memberships.find(team, account);
            if (member.isEmpty()) {
                return TeamChange.NOT_A_MEMBER;
            }
            if (member.get().role() == Role.OWNER) {
                return TeamChange.UNCHANGED;
            }
            TeamRules rules = policies.of(team);
            Instant at = member.get().tenure().next(rules.next(clock.instant()));
            if (rules.failOwner(member.get(), at)) {
                return TeamChange.OWNER_NEEDS_TWO_STEP;
            }
            teams.handTo(team, account);
            trail.record(Event.byOperator(team, account, Event.Kind.OWNER_SET));
            return TeamChange.DONE;
        });
    }
}
