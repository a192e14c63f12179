package org.vestibule.adapters.persistence.mandate;

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

    private static final String OF = RuleRows.of("WHERE c.team_id = :team") + "ORDER BY number";
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
    public TeamRules of(TeamId team) {
        return RuleRows.rules(database.ask(handle -> handle.createQuery(OF)
                .bind("team", team.value())
                .map((row, context) -> RuleRows.read(row))
                .list()));
    }

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
