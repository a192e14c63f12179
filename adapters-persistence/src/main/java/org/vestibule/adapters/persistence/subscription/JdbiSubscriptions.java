package org.vestibule.adapters.persistence.subscription;

import java.util.Optional;
import java.util.UUID;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.mandate.JdbiPolicies;
import org.vestibule.adapters.persistence.team.WakeTeam;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.team.TeamId;

/** Subscriptions in PostgreSQL. */
public final class JdbiSubscriptions implements Subscriptions {

    private static final String LOCK = "SELECT team_id FROM team WHERE team_id = :team FOR UPDATE";
    private static final String ADD = """
            INSERT INTO plan_change (team_id, number, at, plan, on_demand_assist, ends_at)
            SELECT CAST(:team AS uuid), coalesce(max(number), 0) + 1, CAST(:at AS timestamptz), :plan,
                CAST(:assist AS boolean), CAST(:end AS timestamptz)
            FROM plan_change WHERE team_id = :team
            """;

    private final Database database;
    private final JdbiPolicies policies;

    public JdbiSubscriptions(Database database) {
        this.database = database;
        this.policies = new JdbiPolicies(database);
    }

    @Override
    public Optional<PlanHistory> lock(TeamId team) {
        Optional<UUID> locked = database.change(handle -> handle.createQuery(LOCK)
                .bind("team", team.value())
                .map((row, context) -> Columns.uuid(row, "team_id"))
                .findOne());
        return locked.map(
                any -> policies.of(team).plans()); // a second statement, which sees what was committed during the wait
    }

    @Override
    public void add(TeamId team, PlanChange change) {
        WakeTeam.one(database, team);
        database.write(Write.of(ADD)
                .bind("team", team.value())
                .bind("at", change.at())
                .bind("plan", change.terms().plan().name())
                .bind("assist", change.terms().onDemandAssist())
                .bind("end", change.end().map(Columns::written)));
    }
}
