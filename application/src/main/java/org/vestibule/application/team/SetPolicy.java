package org.vestibule.application.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.team.Mandate;
import org.vestibule.domain.team.Member;
import org.vestibule.domain.team.PolicyChange;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamRules;

/**
 * Lets an operator choose whom a team requires to have 2-step verification. What the subscription does not include is
 * refused, and what would cover the Owner, too, until they have it: no rule begins that its own Owner fails.
 */
public final class SetPolicy {

    private final Teams teams;
    private final Memberships memberships;
    private final Policies policies;
    private final Subscriptions subscriptions;
    private final Credentials credentials;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public SetPolicy(
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
    public sealed interface Result {}

    /** It is the rule. */
    public record Done(PolicyChange change) implements Result {}

    /** It was the rule already: nothing was written, and whoever is suspended stays so since the same day. */
    public record Unchanged() implements Result {}

    /** It cannot be chosen. */
    public record Refused(PolicyRefusal why, Account owner) implements Result {}

    /**
     * Chooses it.
     *
     * @param from the day on which the grace period ends, by the team's zone; empty for "At once"
     * @throws IllegalArgumentException if there is one for Nobody
     */
    public Result set(Team team, Mandate rule, Optional<LocalDate> from) {
        Team seen = team;
        while (true) {
            Team owned = seen;
            Optional<Result> result = transactions.inTransaction(() -> settle(owned, rule, from));
            if (result.isPresent()) {
                return result.get();
            }
            seen = teams.find(team.id()).orElseThrow();
        }
    }

    /** Empty if another is the Owner by now, whose account would have had to be locked before the team. */
    private Optional<Result> settle(Team seen, Mandate rule, Optional<LocalDate> from) {
        credentials.lock(seen.owner()); // from here on nobody turns the Owner's second step off
        Team team = teams.lock(seen.id()).orElseThrow();
        if (!team.owner().equals(seen.owner())) {
            return Optional.empty();
        }
        TeamRules before = new TeamRules(policies.of(team.id()), subscriptions.of(team.id()));
        PolicyChoice choice = PolicyChoice.of(team, before, rule, from, clock.instant());
        Member owner = memberships.find(team.id(), team.owner()).orElseThrow();
        Optional<PolicyRefusal> refusal = choice.refusal(owner);
        if (refusal.isPresent()) {
            return Optional.of(new Refused(refusal.get(), owner.account()));
        }
        if (choice.changesNothing()) {
            return Optional.of(new Unchanged());
        }
        policies.add(team.id(), choice.change());
        trail.record(Event.byOperator(team, team.owner(), Event.Kind.POLICY_SET));
        return Optional.of(new Done(choice.change()));
    }
}
