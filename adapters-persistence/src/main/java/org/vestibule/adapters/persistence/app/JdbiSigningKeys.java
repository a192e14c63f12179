package org.vestibule.adapters.persistence.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.SealedColumn;
import org.vestibule.application.app.SigningKeys;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.app.SigningKey.State;

/** Keys that ID tokens are signed with, in PostgreSQL, the secret halves sealed. An index allows one that signs. */
public final class JdbiSigningKeys implements SigningKeys {

    private static final String ALL = """
            SELECT signing_key_id, state, key_id, sealed_key, since FROM signing_key
            ORDER BY signing_key_id DESC
            """;
    private static final String ADD = """
            INSERT INTO signing_key (signing_key_id, state, key_id, sealed_key, since)
            VALUES (:id, :state, :keyId, :sealedKey, :since)
            ON CONFLICT DO NOTHING
            """;
    private static final String GIVE_UP = "UPDATE signing_key SET state = 'RETIRED', since = :now WHERE state = :state";
    private static final String RETIRE = """
            UPDATE signing_key SET state = 'RETIRED', since = :now
            WHERE state = 'CURRENT'
                AND EXISTS (SELECT FROM signing_key WHERE signing_key_id = :next AND state = 'NEXT')
            """;
    private static final String ADVANCE = """
            UPDATE signing_key SET state = 'CURRENT', since = :now WHERE signing_key_id = :next AND state = 'NEXT'
            """;
    private static final String SWEEP = "DELETE FROM signing_key WHERE state = 'RETIRED' AND since < :before";

    private static final String MEANWHILE = "It is not used, and another is made in its place.";

    private final Database database;
    private final KeyRing keys;

    public JdbiSigningKeys(Database database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    public List<SigningKey> all() {
        return keys.reading(() ->
                database
                        .ask(handle -> handle.createQuery(ALL)
                                .map((row, context) -> key(row))
                                .list())
                        .stream()
                        .flatMap(key -> key.get().stream())
                        .toList());
    }

    /** One that does not open here stays published where it does: it may have signed (S-129). */
    @Override
    public boolean add(SigningKey key) {
        KeyRing.Sealed sealed = keys.seal(key.secret().getEncoded(), place(key.id()));
        return database.change(handle -> {
            boolean replaces =
                    add(handle, key, sealed) == 0 && find(key.state()).isEmpty();
            if (replaces) {
                handle.createUpdate(GIVE_UP)
                        .bind("state", key.state().name())
                        .bind("now", Columns.written(key.since()))
                        .execute();
                add(handle, key, sealed);
            }
            return replaces;
        });
    }

    private static int add(Handle handle, SigningKey key, KeyRing.Sealed sealed) {
        return handle.createUpdate(ADD)
                .bind("id", key.id())
                .bind("state", key.state().name())
                .bind("keyId", sealed.keyId())
                .bind("sealedKey", sealed.value())
                .bind("since", Columns.written(key.since()))
                .execute();
    }

    @Override
    public boolean advance(UUID next, Instant now) {
        return database.change(handle -> {
            step(handle, RETIRE, next, now);
            return step(handle, ADVANCE, next, now) == 1;
        });
    }

    private static int step(Handle handle, String sql, UUID next, Instant now) {
        return handle.createUpdate(sql)
                .bind("next", next)
                .bind("now", Columns.written(now))
                .execute();
    }

    @Override
    public int sweep(Instant retiredBefore) {
        return database.change(handle -> handle.createUpdate(SWEEP)
                .bind("before", Columns.written(retiredBefore))
                .execute());
    }

    /** To be opened once the connection is done with that answer. */
    private Supplier<Optional<SigningKey>> key(ResultSet row) throws SQLException {
        UUID id = Columns.uuid(row, "signing_key_id");
        State state = State.valueOf(row.getString("state"));
        KeyRing.Sealed sealed = new KeyRing.Sealed(row.getShort("key_id"), row.getBytes("sealed_key"));
        Instant since = Columns.instant(row, "since");
        return () -> keys.open(sealed, place(id), "Signing key " + id, MEANWHILE)
                .map(secret -> SigningKey.of(id, state, secret, since));
    }

    private static SealedColumn.Place place(UUID id) {
        return SealedColumn.SIGNING_KEY.at(id);
    }
}
