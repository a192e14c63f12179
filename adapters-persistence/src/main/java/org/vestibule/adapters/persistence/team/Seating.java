package org.vestibule.adapters.persistence.team;

import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/**
 * Gives people their place in a team. Their row repeats what a team's people are found by and told by, so that these are one
 * scan; it is asked for by itself, for on a sharded server accounts lie elsewhere than teams.
 */
public final class Seating {

    private static final String REPEATED = """
            SELECT name, email, EXISTS (SELECT FROM authenticator WHERE account_id = :account) AS two_step_on
            FROM account WHERE account_id = :account
            """;
    private static final String ADD = """
            INSERT INTO membership (team_id, account_id, role, technician_since, joined_at, two_step_on, name, email)
            VALUES (:team, :account, :role, :technician, :now, :two_step_on, :name, :email)
            ON CONFLICT DO NOTHING
            """;

    private Seating() {}

    /** Adds somebody whose account is locked, and a Technician from now on if so; false, and nothing changes, for a member. */
    public static boolean add(
            Handle handle, TeamId team, AccountId account, Role role, boolean technician, Instant now) {
        Map<String, Object> repeated = handle.createQuery(REPEATED)
                .bind("account", account.value())
                .mapToMap()
                .one();
        return 1
                == handle.createUpdate(ADD)
                        .bind("team", team.value())
                        .bind("account", account.value())
                        .bind("role", role.name())
                        .bind("technician", technician ? Columns.written(now) : null)
                        .bind("now", Columns.written(now))
                        .bindMap(repeated)
                        .execute();
    }
}
