package org.vestibule.adapters.persistence.mandate;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.team.RuleRows;
import org.vestibule.adapters.persistence.team.WakeTeam;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.team.TeamId;

/** What teams have chosen to require, and on what terms, in PostgreSQL. */
public final class JdbiPolicies implements Policies {

    private static final String OF = RuleRows.of("WHERE c.team_id = ANY(:teams)") + "ORDER BY team_id, number";
    private static final String ADD = """
            INSERT INTO policy_change (team_id, number, at, rule, starts_at)
            SELECT CAST(:team AS uuid), coalesce(max(number), 0) + 1, CAST(:at AS timestamptz), :rule,
                CAST(:start AS timestamptz)
            FROM policy_change WHERE team_id = :team
            """;

    private final Database database;

    public JdbiPolicies(Database database) {
        this.database = database;
    }

    @Override
    public Map<TeamId, TeamRules> of(Collection<TeamId> teams) {
        if (teams.isEmpty()) {
            return Map.of();
        }
        return database.ask(handle -> handle
                .createQuery(OF)
                .bindArray(
                        "teams", UUID.class, teams.stream().map(TeamId::value).toList())
                .map((row, context) -> new Written(new TeamId(Columns.uuid(row, "team_id")), RuleRows.read(row)))
                .stream()
                .collect(groupingBy(
                        Written::team, mapping(Written::row, collectingAndThen(toList(), RuleRows::rules)))));
    }

    private record Written(TeamId team, RuleRows row) {}

    @Override
    public void add(TeamId team, PolicyChange change) {
        WakeTeam.one(database, team);
        database.write(Write.of(ADD)
                .bind("team", team.value())
                .bind("at", change.at())
                .bind("rule", change.rule().name())
                .bind("start", change.start().map(Columns::written)));
    }
}
