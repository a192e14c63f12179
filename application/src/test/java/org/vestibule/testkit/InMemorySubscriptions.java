package org.vestibule.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.team.TeamId;

/** Subscriptions in memory. */
public final class InMemorySubscriptions implements Subscriptions {

    private final InMemoryDatabase database;

    public InMemorySubscriptions(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<PlanHistory> lock(TeamId team) {
        return database.change(
                tables -> Optional.ofNullable(tables.teams.get(team)).map(any -> history(tables, team)));
    }

    @Override
    public void add(TeamId team, PlanChange change) {
        database.write(tables -> {
            List<PlanChange> changes = new ArrayList<>(tables.plans.getOrDefault(team, List.of()));
            changes.add(change);
            tables.plans.put(team, List.copyOf(changes));
            tables.wake(team);
        });
    }

    private static PlanHistory history(Tables tables, TeamId team) {
        return new PlanHistory(tables.plans.getOrDefault(team, List.of()));
    }
}
