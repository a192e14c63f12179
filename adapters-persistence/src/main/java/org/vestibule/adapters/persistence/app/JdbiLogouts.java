package org.vestibule.adapters.persistence.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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

    /** Several, for others ask the same at the same moment; as of mails, likewise without a lock. */
    private static final String DUE = """
            SELECT account_id, grant_id, client_id FROM app_logout WHERE due_at <= :now AND client_id <> ALL(:silent)
            ORDER BY due_at LIMIT 10
            """;

    /** Of any number who ask for one, one gets it. */
    private static final String CLAIM = """
            UPDATE app_logout SET due_at = :until, tries = tries + 1
            WHERE account_id = :account AND grant_id = :grant AND due_at <= :now
            RETURNING account_id, grant_id, client_id, tries
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
        while (true) {
            List<Logout> waiting = waiting(silent, now);
            Optional<Due> due = waiting.stream()
                    .flatMap(logout -> claim(logout, now, until).stream())
                    .findFirst();
            if (due.isPresent() || waiting.isEmpty()) {
                return due;
            }
        }
    }

    private List<Logout> waiting(Set<ClientId> silent, Instant now) {
        return database.changeAtOnce(handle -> handle.createQuery(DUE)
                .bind("now", Columns.written(now))
                .bindArray(
                        "silent",
                        UUID.class,
                        silent.stream().map(ClientId::value).toList())
                .map((row, context) -> logout(row))
                .list());
    }

    private Optional<Due> claim(Logout logout, Instant now, Instant until) {
        return database.changeAtOnce(handle -> handle.createQuery(CLAIM)
                .bind("account", logout.account().value())
                .bind("grant", logout.grant().value())
                .bind("now", Columns.written(now))
                .bind("until", Columns.written(until))
                .map((row, context) -> new Due(logout(row), row.getInt("tries")))
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

    private static Logout logout(ResultSet row) throws SQLException {
        return new Logout(
                new AccountId(Columns.uuid(row, "account_id")),
                new GrantId(Columns.uuid(row, "grant_id")),
                AppColumns.client(row));
    }
}
