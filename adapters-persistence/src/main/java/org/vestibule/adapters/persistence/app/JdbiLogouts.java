package org.vestibule.adapters.persistence.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.logout.Logouts;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.Logout;

/** What apps are to be told of people who signed out, in PostgreSQL. {@link JdbiGrants} adds it. */
public final class JdbiLogouts implements Logouts {

    private static final String CLAIM = """
            WITH due AS MATERIALIZED (
                SELECT account_id, grant_id FROM app_logout WHERE due_at <= :now AND client_id <> ALL(:silent)
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            UPDATE app_logout AS c SET due_at = :until, tries = c.tries + 1
            FROM due WHERE c.account_id = due.account_id AND c.grant_id = due.grant_id
            RETURNING c.account_id, c.grant_id, c.client_id, c.tries
            """;
    private static final String ERASE = "DELETE FROM app_logout WHERE account_id = :account AND grant_id = :grant";
    private static final String POSTPONE = """
            UPDATE app_logout SET due_at = :until
            WHERE account_id = :account AND grant_id = :grant AND tries = :tries
            """;

    private final Database database;

    public JdbiLogouts(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Due> claim(Set<ClientId> silent, Instant now, Instant until) {
        return database.changeAtOnce(handle -> handle.createQuery(CLAIM)
                .bind("now", Columns.written(now))
                .bind("until", Columns.written(until))
                .bindArray(
                        "silent",
                        UUID.class,
                        silent.stream().map(ClientId::value).toList())
                .map((row, context) -> due(row))
                .findOne());
    }

    @Override
    public void erase(Due due) {
        database.write(on(due.logout(), ERASE));
    }

    @Override
    public void postpone(Due due, Instant until) {
        database.write(on(due.logout(), POSTPONE).bind("until", until).bind("tries", due.tries()));
    }

    private static Write on(Logout logout, String sql) {
        return Write.of(sql)
                .bind("account", logout.account().value())
                .bind("grant", logout.grant().value());
    }

    private static Due due(ResultSet row) throws SQLException {
        Logout logout = new Logout(
                new AccountId(Columns.uuid(row, "account_id")),
                new GrantId(Columns.uuid(row, "grant_id")),
                AppColumns.client(row));
        return new Due(logout, row.getInt("tries"));
    }
}
