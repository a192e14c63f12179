package org.vestibule.adapters.persistence.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.app.Consents;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Consent;
import org.vestibule.domain.app.Scopes;

/** Which apps accounts let in, in PostgreSQL. */
public final class JdbiConsents implements Consents {

    private static final String FIND = """
            SELECT account_id, client_id, scopes, given_at, last_used_at AS used_at FROM app_consent
            WHERE account_id = :account AND client_id = :client
            """;
    private static final String NOTE = """
            INSERT INTO app_consent AS c (account_id, client_id, scopes, given_at, last_used_at)
            VALUES (:account, :client, :scopes, :now, :now)
            ON CONFLICT (account_id, client_id) DO UPDATE SET
                scopes = CASE WHEN c.scopes @> excluded.scopes THEN c.scopes ELSE c.scopes || excluded.scopes END,
                last_used_at = greatest(c.last_used_at, excluded.last_used_at)
            """;
    private static final String FORGET = "DELETE FROM app_consent WHERE account_id = :account AND client_id = :client";

    /** A refresh is a use, too. */
    private static final String OF = """
            SELECT c.account_id, c.scopes, c.given_at, a.client_id, a.name, a.kind, a.redirect_uris, a.devices,
                a.logout_uris, a.back_channel_uri, a.created_at,
                greatest(c.last_used_at, (
                    SELECT max(g.refreshed_at) FROM app_grant g
                    WHERE g.account_id = :account AND g.client_id = c.client_id
                        AND g.epoch = (SELECT epoch FROM fence))) AS used_at
            FROM app_consent c JOIN client a ON a.client_id = c.client_id
            WHERE c.account_id = :account
            ORDER BY used_at DESC, a.client_id
            """;

    private final Database database;

    public JdbiConsents(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Consent> find(AccountId account, ClientId client) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("account", account.value())
                .bind("client", client.value())
                .map((row, context) -> consent(row))
                .findOne());
    }

    @Override
    public void note(AccountId account, ClientId client, Scopes scopes, Instant now) {
        database.write(Write.of(NOTE)
                .bind("account", account.value())
                .bind("client", client.value())
                .bind("scopes", AppColumns.words(scopes))
                .bind("now", now));
    }

    @Override
    public boolean forget(AccountId account, ClientId client) {
        return 1
                == database.change(handle -> handle.createUpdate(FORGET)
                        .bind("account", account.value())
                        .bind("client", client.value())
                        .execute());
    }

    @Override
    public List<Connected> of(AccountId account) {
        return database.ask(handle -> handle.createQuery(OF)
                .bind("account", account.value())
                .map((row, context) -> new Connected(AppColumns.registered(row), consent(row)))
                .list());
    }

    private static Consent consent(ResultSet row) throws SQLException {
        return new Consent(
                new AccountId(Columns.uuid(row, "account_id")),
                AppColumns.client(row),
                AppColumns.scopes(row),
                Columns.instant(row, "given_at"),
                Columns.instant(row, "used_at"));
    }
}
