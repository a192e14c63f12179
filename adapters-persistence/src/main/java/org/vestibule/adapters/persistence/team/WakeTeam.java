package org.vestibule.adapters.persistence.team;

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

    private static final String OF_ALL_OF = """
            INSERT INTO mandate_check (team_id, at)
            SELECT t.team_id, timestamptz 'epoch' FROM membership m JOIN team t ON t.team_id = m.team_id
            WHERE m.account_id = :account ORDER BY t.team_id FOR KEY SHARE OF t
            ON CONFLICT (team_id) DO UPDATE SET at = excluded.at
            """;

    private WakeTeam() {}

    /** Has a team looked at as soon as possible, once the transaction is committed. */
    public static void one(Database database, TeamId team) {
        database.write(Write.of(SQL).bind("team", team.value()));
    }

    /** The same of all teams of somebody whose account is locked. */
    public static void allOf(Database database, AccountId account) {
        database.write(Write.of(OF_ALL_OF).bind("account", account.value()));
    }
}
