package org.vestibule.adapters.persistence.mandate;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.team.WakeTeam;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.PolicyHistory;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.TeamId;

/** What teams have chosen to require, and on what terms, in PostgreSQL. */
public final class JdbiPolicies implements Policies {

    private static final String OF = """
            SELECT team_id, number, at, rule, starts_at, NULL AS plan, NULL AS on_demand_assist, NULL AS ends_at
            FROM policy_change WHERE team_id = ANY(:teams)
            UNION ALL
            SELECT team_id, number, at, NULL, NULL, plan, on_demand_assist, ends_at
            FROM plan_change WHERE team_id = ANY(:teams)
            ORDER BY team_id, number
            """;
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
                .map((row, context) -> written(row))
                .stream()
                .collect(groupingBy(Written::team, collectingAndThen(toList(), JdbiPolicies::rules))));
    }

    /** One row of either kind. */
    private record Written(TeamId team, Optional<PolicyChange> policy, Optional<PlanChange> plan) {}

    @Override
    public void add(TeamId team, PolicyChange change) {
        WakeTeam.one(database, team);
        database.write(Write.of(ADD)
                .bind("team", team.value())
                .bind("at", change.at())
                .bind("rule", change.rule().name())
                .bind("start", change.start().map(Columns::written)));
    }

    private static TeamRules rules(List<Written> inOrder) {
        return new TeamRules(
                new PolicyHistory(
                        inOrder.stream().flatMap(row -> row.policy().stream()).toList()),
                new PlanHistory(
                        inOrder.stream().flatMap(row -> row.plan().stream()).toList()));
    }

    private static Written written(ResultSet row) throws SQLException {
        boolean policy = row.getString("rule") != null;
        return new Written(
                new TeamId(Columns.uuid(row, "team_id")),
                policy ? Optional.of(policyChange(row)) : Optional.empty(),
                policy ? Optional.empty() : Optional.of(planChange(row)));
    }

    private static PolicyChange policyChange(ResultSet row) throws SQLException {
        return new PolicyChange(
                Columns.instant(row, "at"),
                Mandate.valueOf(row.getString("rule")),
                Columns.instantIfAny(row, "starts_at"));
    }

    private static PlanChange planChange(ResultSet row) throws SQLException {
        Terms terms = new Terms(Plan.valueOf(row.getString("plan")), row.getBoolean("on_demand_assist"));
        return new PlanChange(Columns.instant(row, "at"), terms, Columns.instantIfAny(row, "ends_at"));
    }
}
