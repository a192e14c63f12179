package org.vestibule.testkit;

import java.util.ArrayList;
import java.util.List;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.team.TeamId;

/** What teams have chosen to require, in memory. */
public final class InMemoryPolicies implements Policies {

    private final InMemoryDatabase database;

    public InMemoryPolicies(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public TeamRules of(TeamId team) {
        return database.ask(tables -> tables.rules(team));
    }

    @Override
    public void add(TeamId team, PolicyChange change) {
        database.write(tables -> {
            List<PolicyChange> changes = new ArrayList<>(tables.policies.getOrDefault(team, List.of()));
            changes.add(change);
            tables.policies.put(team, List.copyOf(changes));
            tables.wake(team);
        });
    }
}
