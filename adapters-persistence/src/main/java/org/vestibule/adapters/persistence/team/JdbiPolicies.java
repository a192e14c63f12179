package org.vestibule.adapters.persistence.team;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.team.Mandate;
import org.vestibule.domain.team.PolicyChange;
import org.vestibule.domain.team.PolicyHistory;
import org.vestibule.domain.team.TeamId;

/** What teams have chosen to require, in PostgreSQL. */
public final class JdbiPolicies implements Policies {

    private static final String OF = """
            SELECT team_id, at, rule, starts_at FROM policy_change WHERE team_id = ANY(:teams) ORDER BY team_id, number
            """;
    private static final String ADD = """
            INSERT INTO policy_change (team_id, number, at, rule, starts_at)
            VALUES (:team, (SELECT coalesce(max(number), 0) + 1 FROM policy_change WHERE team_id = :team),
                :at, :rule, :start)
            """;

    private final Database database;

    public JdbiPolicies(Database database) {
        this.database = database;
    }

    @Override
    public Map<TeamId, PolicyHistory> of(Collection<TeamId> teams) {
        if (teams.isEmpty()) {
            return Map.of();
        }
        return database.ask(handle -> handle
                .createQuery(OF)
                .bindArray(
                        "teams", UUID.class, teams.stream().map(TeamId::value).toList())
                .map((row, context) -> Map.entry(new TeamId(Columns.uuid(row, "team_id")), change(row)))
                .stream()
                .collect(groupingBy(
                        Map.Entry::getKey,
                        mapping(Map.Entry::getValue, collectingAndThen(toList(), PolicyHistory::new)))));
    }

    @Override
    public void add(TeamId team, PolicyChange change) {
        database.write(Write.of(ADD)
                .bind("team", team.value())
                .bind("at", change.at())
                .bind("rule", change.rule().name())
                .bind("start", change.start().map(Columns::written)));
    }

    private static PolicyChange change(ResultSet row) throws SQLException {
        return new PolicyChange(
                Columns.instant(row, "at"),
                Mandate.valueOf(row.getString("rule")),
                Columns.instantIfAny(row, "starts_at"));
    }
}
