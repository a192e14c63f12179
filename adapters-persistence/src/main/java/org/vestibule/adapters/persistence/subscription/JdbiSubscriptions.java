package org.vestibule.adapters.persistence.subscription;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.TeamId;

/** Subscriptions in PostgreSQL. */
public final class JdbiSubscriptions implements Subscriptions {

    private static final String OF = """
            SELECT team_id, at, plan, on_demand_assist, ends_at FROM plan_change
            WHERE team_id = ANY(:teams) ORDER BY team_id, number
            """;
    private static final String LOCK = "SELECT team_id FROM team WHERE team_id = :team FOR UPDATE";
    private static final String ADD = """
            INSERT INTO plan_change (team_id, number, at, plan, on_demand_assist, ends_at)
            VALUES (:team, (SELECT coalesce(max(number), 0) + 1 FROM plan_change WHERE team_id = :team),
                :at, :plan, :assist, :end)
            """;

    private final Database database;

    public JdbiSubscriptions(Database database) {
        this.database = database;
    }

    @Override
    public Map<TeamId, PlanHistory> of(Collection<TeamId> teams) {
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
                        mapping(Map.Entry::getValue, collectingAndThen(toList(), PlanHistory::new)))));
    }

    @Override
    public Optional<PlanHistory> lock(TeamId team) {
        Optional<UUID> locked = database.change(handle -> handle.createQuery(LOCK)
                .bind("team", team.value())
                .map((row, context) -> Columns.uuid(row, "team_id"))
                .findOne());
        return locked.map(any -> of(team)); // a second statement, which sees what was committed during the wait
    }

    @Override
    public void add(TeamId team, PlanChange change) {
        database.write(Write.of(ADD)
                .bind("team", team.value())
                .bind("at", change.at())
                .bind("plan", change.terms().plan().name())
                .bind("assist", change.terms().onDemandAssist())
                .bind("end", change.end().map(Columns::written)));
    }

    private static PlanChange change(ResultSet row) throws SQLException {
        Terms terms = new Terms(Plan.valueOf(row.getString("plan")), row.getBoolean("on_demand_assist"));
        return new PlanChange(Columns.instant(row, "at"), terms, Columns.instantIfAny(row, "ends_at"));
    }
}
