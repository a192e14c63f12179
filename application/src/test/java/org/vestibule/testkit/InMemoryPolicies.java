package org.vestibule.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.team.PolicyChange;
import org.vestibule.domain.team.PolicyHistory;
import org.vestibule.domain.team.TeamId;

/** What teams have chosen to require, in memory. */
public final class InMemoryPolicies implements Policies {

    private final InMemoryDatabase database;

    public InMemoryPolicies(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Map<TeamId, PolicyHistory> of(Collection<TeamId> teams) {
        return database.ask(tables -> tables.policies.entrySet().stream()
                .filter(team -> teams.contains(team.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, team -> new PolicyHistory(team.getValue()))));
    }

    @Override
    public void add(TeamId team, PolicyChange change) {
        database.write(tables -> {
            List<PolicyChange> changes = new ArrayList<>(tables.policies.getOrDefault(team, List.of()));
            changes.add(change);
            tables.policies.put(team, List.copyOf(changes));
        });
    }
}
