package org.vestibule.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    public Map<TeamId, TeamRules> of(Collection<TeamId> teams) {
        return database.ask(tables -> Set.copyOf(teams).stream()
                .filter(team -> tables.policies.containsKey(team) || tables.plans.containsKey(team))
                .collect(Collectors.toMap(Function.identity(), tables::rules)));
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
