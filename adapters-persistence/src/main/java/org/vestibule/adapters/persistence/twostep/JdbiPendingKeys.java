package org.vestibule.adapters.persistence.twostep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.SealedColumn;
import org.vestibule.application.twostep.PendingKeys;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.totp.TotpKey;

/** Unconfirmed keys in PostgreSQL, sealed. */
public final class JdbiPendingKeys implements PendingKeys {

    private static final String KEEP = """
            INSERT INTO pending_key AS p (account_id, token_digest, key_id, sealed_key, expires_at)
            VALUES (:account, :token, :keyId, :sealedKey, :expires)
            ON CONFLICT (account_id, token_digest) DO UPDATE SET
                key_id = CASE WHEN p.expires_at > :now THEN p.key_id ELSE excluded.key_id END,
                sealed_key = CASE WHEN p.expires_at > :now THEN p.sealed_key ELSE excluded.sealed_key END,
                expires_at = CASE WHEN p.expires_at > :now THEN p.expires_at ELSE excluded.expires_at END
            RETURNING key_id, sealed_key, expires_at
            """;
    private static final String FIND = """
            SELECT key_id, sealed_key, expires_at FROM pending_key
            WHERE account_id = :account AND token_digest = :token AND expires_at > :now
            """;

    private static final String DROP = "DELETE FROM pending_key WHERE account_id = :account AND token_digest = :token";

    private static final String MEANWHILE = "The next page shows a new one.";

    private final Database database;
    private final KeyRing keys;

    public JdbiPendingKeys(Database database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    public PendingKey keep(Session session, PendingKey fresh, Instant now) {
        return database.change(handle -> kept(handle, session, fresh, now).orElseGet(() -> {
            handle.createUpdate(DROP) // nobody could confirm what cannot be read
                    .bind("account", session.account().value())
                    .bind("token", session.token().bytes())
                    .execute();
            return kept(handle, session, fresh, now).orElseThrow();
        }));
    }

    private Optional<PendingKey> kept(Handle handle, Session session, PendingKey fresh, Instant now) {
        KeyRing.Sealed sealed = keys.seal(fresh.key().bytes(), place(session));
        return handle.createQuery(KEEP)
                .bind("account", session.account().value())
                .bind("token", session.token().bytes())
                .bind("keyId", sealed.keyId())
                .bind("sealedKey", sealed.value())
                .bind("expires", fresh.expiresAt().atOffset(ZoneOffset.UTC))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> pendingKey(session, row))
                .one()
                .get();
    }

    @Override
    public Optional<PendingKey> find(Session session, Instant now) {
        return keys.reading(() -> database.ask(handle -> handle.createQuery(FIND)
                        .bind("account", session.account().value())
                        .bind("token", session.token().bytes())
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .map((row, context) -> pendingKey(session, row))
                        .findOne())
                .flatMap(Supplier::get));
    }

    @Override
    public void drop(Session session) {
        database.write(Write.of(DROP)
                .bind("account", session.account().value())
                .bind("token", session.token().bytes()));
    }

    /** To be opened once the connection is given back, or at least done with that answer. */
    private Supplier<Optional<PendingKey>> pendingKey(Session session, ResultSet row) throws SQLException {
        KeyRing.Sealed sealed = new KeyRing.Sealed(row.getShort("key_id"), row.getBytes("sealed_key"));
        Instant end = Columns.instant(row, "expires_at");
        return () -> keys.open(
                        sealed, place(session), "A key that account " + session.account() + " was shown", MEANWHILE)
                .map(key -> new PendingKey(TotpKey.of(key), end));
    }

    private static SealedColumn.Place place(Session session) {
        return SealedColumn.PENDING_KEY.at(
                session.account().value(), session.token().bytes());
    }
}
