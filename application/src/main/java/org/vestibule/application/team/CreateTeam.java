package org.vestibule.application.team;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;
import org.vestibule.domain.token.TimeOrderedId;

/** Lets an operator make a team with an Owner and a subscription. It requires nothing of anybody yet. */
public final class CreateTeam {

    private final Teams teams;
    private final Subscriptions subscriptions;
    private final Credentials credentials;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;
    private final RandomGenerator random;

    public CreateTeam(
            Teams teams,
            Subscriptions subscriptions,
            Credentials credentials,
            AuditTrail trail,
            Transactions transactions,
            Clock clock,
            RandomGenerator random) {
        this.teams = teams;
        this.subscriptions = subscriptions;
        this.credentials = credentials;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** Makes it. */
    public Team create(TeamName name, Account owner, Terms terms, ZoneId zone) {
        Instant now = clock.instant();
        Team team =
                new Team(new TeamId(TimeOrderedId.make(now, random)), name, owner.id(), Optional.empty(), zone, now);
        transactions.inTransaction(() -> {
            credentials.lock(owner.id());
            teams.add(team);
            subscriptions.add(team.id(), new PlanChange(now, terms, Optional.empty()));
            trail.record(Event.byOperator(team.id(), owner.id(), Event.Kind.TEAM_CREATED));
        });
        return team;
    }
}
