package org.vestibule.adapters.persistence.team;

import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.TeamId;

/** Has teams looked at again, since what their members are to be told of may have changed. */
public final class WakeTeam {

    /** Has a team looked at as soon as possible. */
    public static final String SQL = """
            INSERT INTO mandate_check (team_id, at)
            SELECT team_id, timestamptz 'epoch' FROM team WHERE team_id = :team FOR KEY SHARE
            ON CONFLICT (team_id) DO UPDATE SET at = excluded.at
            """;

    private static final String OF = "SELECT team_id FROM membership WHERE account_id = :account ORDER BY team_id";

    private WakeTeam() {}

    /** Has a team looked at as soon as possible, once the transaction is committed. */
    public static void one(Database database, TeamId team) {
        database.write(Write.of(SQL).bind("team", team.value()));
    }

    /** Has a team looked at as soon as possible, which is there until the transaction's end; false for none. */
    public static boolean one(Handle handle, TeamId team) {
        return 1 == handle.createUpdate(SQL).bind("team", team.value()).execute();
    }

    /** The same of all teams of somebody whose account is locked, each by itself, in the order in which all lock them. */
    public static void allOf(Database database, AccountId account) {
        database.ask(handle -> handle.createQuery(OF)
                        .bind("account", account.value())
                        .map((row, context) -> new TeamId(Columns.uuid(row, "team_id")))
                        .list())
                .forEach(team -> one(database, team));
    }
}
