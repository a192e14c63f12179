package org.vestibule.adapters.persistence.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.PolicyHistory;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.subscription.Terms;

/**
 * Reads what teams have chosen and subscribed to, which are rows of two kinds.
 *
 * @param policy of the one kind
 * @param plan or of the other; neither for a team that has done neither
 */
public record RuleRows(Optional<PolicyChange> policy, Optional<PlanChange> plan) {

    /** Asks for them, to be read in the order of their {@code number}. */
    public static String of(String which) {
        return """
                SELECT c.team_id, c.number, c.at, c.rule, c.starts_at, NULL AS plan, NULL AS on_demand_assist, NULL AS ends_at
                FROM policy_change c %1$s
                UNION ALL
                SELECT c.team_id, c.number, c.at, NULL, NULL, c.plan, c.on_demand_assist, c.ends_at
                FROM plan_change c %1$s
                """.formatted(which);
    }

    /** Reads one. */
    public static RuleRows read(ResultSet row) throws SQLException {
        return new RuleRows(
                row.getString("rule") == null ? Optional.empty() : Optional.of(policyChange(row)),
                row.getString("plan") == null ? Optional.empty() : Optional.of(planChange(row)));
    }

    /** What all those of a team say. */
    public static TeamRules rules(List<RuleRows> inOrder) {
        return new TeamRules(
                new PolicyHistory(
                        inOrder.stream().flatMap(row -> row.policy.stream()).toList()),
                new PlanHistory(
                        inOrder.stream().flatMap(row -> row.plan.stream()).toList()));
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
