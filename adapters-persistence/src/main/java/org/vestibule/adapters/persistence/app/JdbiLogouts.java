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
            SELECT account_id, grant_id, client_id FROM app_logout WHERE due_at <= :now AND client_id <> ALL(:not)
            ORDER BY due_at LIMIT 10
            """;

    /** Of any number who ask for one, one gets it. */
    private static final String CLAIM = """
            UPDATE app_logout SET due_at = :until, tries = tries + 1
            WHERE account_id = :account AND grant_id = :grant AND due_at <= :now
            RETURNING account_id, grant_id, client_id, tries
            """;

    private static final String ERASE = """
            DELETE FROM app_logout WHERE account_id = :account AND grant_id = :grant AND tries = :tries
            """;
    /** Those that were claimed are due at the end of their lease. */
    private static final String POSTPONE = """
            UPDATE app_logout SET due_at = :until, tries = greatest(tries, :tries)
            WHERE client_id = :client AND (due_at <= :now OR tries = :tries) AND due_at < :until
            """;

    private static final String GIVE_UP = """
            WITH old AS MATERIALIZED (
                SELECT account_id, grant_id FROM app_logout WHERE client_id = :client AND tries >= :tries LIMIT 1000)
            DELETE FROM app_logout r USING old
            WHERE r.account_id = old.account_id AND r.grant_id = old.grant_id AND r.tries >= :tries
            RETURNING r.account_id, r.grant_id, r.client_id
            """;

    private final Database database;

    public JdbiLogouts(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Due> claim(Set<ClientId> not, Instant now, Instant until) {
        while (true) {
            List<Logout> waiting = waiting(not, now);
            Optional<Due> due = waiting.stream()
                    .flatMap(logout -> claim(logout, now, until).stream())
                    .findFirst();
            if (due.isPresent() || waiting.isEmpty()) {
                return due;
            }
        }
    }

    private List<Logout> waiting(Set<ClientId> not, Instant now) {
        return database.changeAtOnce(handle -> handle.createQuery(DUE)
                .bind("now", Columns.written(now))
                .bindArray("not", UUID.class, not.stream().map(ClientId::value).toList())
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
        database.write(Write.of(ERASE)
                .bind("account", due.logout().account().value())
                .bind("grant", due.logout().grant().value())
                .bind("tries", due.tries()));
    }

    @Override
    public void postpone(ClientId client, int tries, Instant now, Instant until) {
        database.write(Write.of(POSTPONE)
                .bind("client", client.value())
                .bind("tries", tries)
                .bind("now", now)
                .bind("until", until));
    }

    @Override
    public List<Logout> giveUp(ClientId client, int tries) {
        return database.change(handle -> handle.createQuery(GIVE_UP)
                .bind("client", client.value())
                .bind("tries", tries)
                .map((row, context) -> logout(row))
                .list());
    }

    private static Logout logout(ResultSet row) throws SQLException {
        return new Logout(
                new AccountId(Columns.uuid(row, "account_id")),
                new GrantId(Columns.uuid(row, "grant_id")),
                AppColumns.client(row));
    }
}
