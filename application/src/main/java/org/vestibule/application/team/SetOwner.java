package org.vestibule.application.team;

import java.time.Clock;
import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.team.Member;
import org.vestibule.domain.team.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamRules;

/**
 * Lets an operator make another member the Owner; who was it becomes an Admin. A rule that covers the new Owner needs
 * their 2-step verification to be on.
 */
public final class SetOwner {

    private final Teams teams;
    private final Memberships memberships;
    private final Policies policies;
    private final Subscriptions subscriptions;
    private final Credentials credentials;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public SetOwner(
            Teams teams,
            Memberships memberships,
            Policies policies,
            Subscriptions subscriptions,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.teams = teams;
        this.memberships = memberships;
        this.policies = policies;
        this.subscriptions = subscriptions;
        this.credentials = credentials;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Result {
        DONE,
        /** They are the Owner already. */
        UNCHANGED,
        /** Only a member can become the Owner. */
        NOT_A_MEMBER,
        /** A rule would cover an Owner whose 2-step verification is off. */
        NEEDS_TWO_STEP
    }

    /** Makes them the Owner. */
    public Result set(Team team, AccountId account) {
        return transactions.inTransaction(() -> {
            credentials.lock(account); // from here on nobody turns their second step off
            teams.lock(team.id());
            Optional<Member> member = memberships.find(team.id(), account);
            if (member.isEmpty()) {
                return Result.NOT_A_MEMBER;
            }
            if (member.get().role() == Role.OWNER) {
                return Result.UNCHANGED;
            }
            TeamRules rules = new TeamRules(policies.of(team.id()), subscriptions.of(team.id()));
            if (rules.failOwner(member.get(), clock.instant())) {
                return Result.NEEDS_TWO_STEP;
            }
            teams.handTo(team.id(), account);
            trail.record(Event.byOperator(team, account, Event.Kind.OWNER_SET));
            return Result.DONE;
        });
    }
}
