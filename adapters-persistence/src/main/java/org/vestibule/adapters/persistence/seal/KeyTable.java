package org.vestibule.adapters.persistence.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.seal.WrappedKey.Wrapping;

/** The few rows of the data keys. */
final class KeyTable {

    private static final String READ = """
            SELECT key_id, purpose, wrapped, master_key, next_wrapped, next_master_key
            FROM data_key ORDER BY key_id
            """;
    private static final String CREATE = """
            INSERT INTO data_key (key_id, purpose, wrapped, master_key, created_at)
            VALUES (:naming, 'naming', :namingKey, :master, :now), (:sealing, 'sealing', :sealingKey, :master, :now)
            ON CONFLICT DO NOTHING
            """;
    private static final String LOCK = "SELECT key_id FROM data_key WHERE key_id = :naming FOR UPDATE";
    private static final String ADD = """
            INSERT INTO data_key (key_id, purpose, wrapped, master_key, created_at)
            VALUES (:id, 'sealing', :wrapped, :master, :now)
            """;
    private static final String REMOVE_UNUSED = """
            DELETE FROM data_key d
            WHERE purpose = 'sealing' AND key_id < (SELECT max(key_id) FROM data_key) AND NOT (%s)
            RETURNING key_id
            """.formatted(SealedColumn.anySealedWith("d.key_id"));
    private static final String WRAP_BY_NEXT = """
            UPDATE data_key SET next_wrapped = :wrapped, next_master_key = :master WHERE key_id = :id
            """;
    private static final String NEXT_ALONE = """
            UPDATE data_key SET
                wrapped = next_wrapped, master_key = next_master_key, next_wrapped = NULL, next_master_key = NULL
            WHERE next_wrapped IS NOT NULL
            """;
    private static final String SIGN = "UPDATE data_key SET master_key = :master WHERE master_key IS NULL";

    private final Database database;

    KeyTable(Database database) {
        this.database = database;
    }

    /** All of them, oldest first. */
    List<WrappedKey> read() {
        return database.ask(handle ->
                handle.createQuery(READ).map((row, context) -> key(row)).list());
    }

    /** Adds the first two, unless another node was first. */
    void create(Wrapping namingKey, short sealing, Wrapping sealingKey, Instant now) {
        database.changeAtOnce(handle -> handle.createUpdate(CREATE)
                .bind("naming", OpenKeys.NAMING)
                .bind("namingKey", namingKey.bytes())
                .bind("sealing", sealing)
                .bind("sealingKey", sealingKey.bytes())
                .bind("master", sealingKey.masterKey())
                .bind("now", Columns.written(now))
                .execute());
    }

    /** Writes down which master key has opened those that were wrapped before that was told. */
    void sign(String masterKey) {
        database.changeAtOnce(
                handle -> handle.createUpdate(SIGN).bind("master", masterKey).execute());
    }

    /** All of them, which nobody else changes until the transaction ends. What is sealed with them is not held up. */
    List<WrappedKey> lock() {
        database.change(handle -> handle.createQuery(LOCK)
                .bind("naming", OpenKeys.NAMING)
                .mapTo(Short.class)
                .one());
        return read();
    }

    void add(short id, Wrapping key, Instant now) {
        database.change(handle -> handle.createUpdate(ADD)
                .bind("id", id)
                .bind("wrapped", key.bytes())
                .bind("master", key.masterKey())
                .bind("now", Columns.written(now))
                .execute());
    }

    /** Removes old ones; if somebody is about to seal with one, that transaction or this is repeated. */
    List<Integer> removeUnused() {
        return database.change(
                handle -> handle.createQuery(REMOVE_UNUSED).mapTo(Integer.class).list());
    }

    void wrapByNext(short id, Wrapping next) {
        database.change(handle -> handle.createUpdate(WRAP_BY_NEXT)
                .bind("id", id)
                .bind("wrapped", next.bytes())
                .bind("master", next.masterKey())
                .execute());
    }

    void keepNextAlone() {
        database.change(handle -> handle.createUpdate(NEXT_ALONE).execute());
    }

    private static WrappedKey key(ResultSet row) throws SQLException {
        return new WrappedKey(
                row.getShort("key_id"),
                row.getString("purpose").equals("sealing"),
                wrapping(row, "").orElseThrow(),
                wrapping(row, "next_"));
    }

    private static Optional<Wrapping> wrapping(ResultSet row, String which) throws SQLException {
        Optional<String> masterKey = Optional.ofNullable(row.getString(which + "master_key"));
        return Optional.ofNullable(row.getBytes(which + "wrapped")).map(bytes -> new Wrapping(bytes, masterKey));
    }
}
