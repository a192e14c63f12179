package org.vestibule.adapters.persistence.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.application.key.DataKey;
import org.vestibule.application.key.DataKeys;

/**
 * Data keys in PostgreSQL, and what they have sealed, column by column. Rows are locked for the time that a few of them
 * take, and each is changed only if it is what it was.
 */
public final class JdbiDataKeys implements DataKeys {

    /** Whoever signs in meanwhile waits for so many at most. */
    private static final int AT_ONCE = 100;

    private static final String ALL = """
            SELECT d.key_id, d.created_at, coalesce(sum(c.number), 0) AS number
            FROM data_key d LEFT JOIN (%s) c ON c.key_id = d.key_id
            WHERE d.purpose = 'sealing' GROUP BY d.key_id, d.created_at ORDER BY d.key_id
            """.formatted(SealedColumn.counts());

    private final Database database;
    private final KeyRing ring;

    public JdbiDataKeys(Database database, KeyRing ring) {
        this.database = database;
        this.ring = ring;
    }

    /** What one key has sealed in one column. */
    private record Spot(short key, SealedColumn column) {}

    /** @param behind the primary key of the last row that was looked at; empty before the first */
    private record Reached(Spot spot, Map<String, Object> behind) implements Position {

        static Reached beginning(Spot spot) {
            return new Reached(spot, Map.of());
        }
    }

    /** @param row its primary key */
    private record Found(Map<String, Object> row, byte[] value) {}

    private record Replacement(Found found, KeyRing.Sealed by) {}

    @Override
    public List<DataKey> all() {
        ring.check();
        return database.ask(handle -> handle.createQuery(ALL)
                .map((row, context) ->
                        new DataKey(row.getInt("key_id"), Columns.instant(row, "created_at"), row.getLong("number")))
                .list());
    }

    @Override
    public Making make(int newest, Instant now) {
        List<WrappedKey> keys = ring.table().lock();
        if (keys.stream().anyMatch(key -> key.next().isPresent())) {
            return Making.MASTER_KEY_IN_CHANGE;
        }
        if (keys.stream().filter(WrappedKey::seals).anyMatch(key -> key.id() > newest)) {
            return Making.ANOTHER_WAS_FIRST;
        }
        short next = (short) Math.addExact(newest, 1);
        ring.table().add(next, ring.wrapper().wrap(next, ring.fresh()), now);
        return Making.DONE;
    }

    @Override
    public List<Integer> removeUnused() {
        ring.table().lock();
        return ring.table().removeUnused();
    }

    @Override
    public Step sealAnew(Optional<Position> from) {
        ring.check();
        return from.isPresent() ? sealAnew((Reached) from.get()) : sealAnewFrom(spots().findFirst());
    }

    private Step sealAnewFrom(Optional<Spot> first) {
        return first.map(spot -> sealAnew(Reached.beginning(spot)))
                .orElseGet(() -> new Step(0, 0, 0, Optional.empty()));
    }

    private Step sealAnew(Reached at) {
        return ring.reading(() -> sealOnce(at));
    }

    /** Every column once for each key but the newest. */
    private Stream<Spot> spots() {
        return ring.older().stream()
                .flatMap(key -> Stream.of(SealedColumn.values()).map(column -> new Spot(key, column)));
    }

    private Step sealOnce(Reached at) {
        SealedColumn column = at.spot.column;
        List<Found> some = some(at);
        List<Replacement> anew = new ArrayList<>();
        for (Found found : some) {
            String first = column.key().get(0);
            String what = "A value in " + column.table() + ", " + first + " " + found.row.get(first) + ",";
            ring.anew(new KeyRing.Sealed(at.spot.key, found.value), column.atKey(found.row), what)
                    .ifPresent(by -> anew.add(new Replacement(found, by)));
        }
        int replaced = anew.isEmpty() ? 0 : database.inTransaction(() -> replace(at.spot, anew));
        Optional<Position> next = some.size() < AT_ONCE
                ? following(at.spot)
                : Optional.of(new Reached(at.spot, some.get(some.size() - 1).row));
        return new Step(some.size(), replaced, some.size() - anew.size(), next);
    }

    private Optional<Position> following(Spot spot) {
        return spots().dropWhile(each -> !each.equals(spot)).skip(1).findFirst().map(Reached::beginning);
    }

    private List<Found> some(Reached at) {
        return database.ask(handle -> {
            Query query = handle.createQuery(at.spot.column.some(!at.behind.isEmpty()))
                    .bind("old", at.spot.key)
                    .bind("most", AT_ONCE);
            at.behind.forEach(query::bind);
            return query.map((row, context) -> found(at.spot.column, row)).list();
        });
    }

    private int replace(Spot spot, List<Replacement> anew) {
        return database.change(handle -> {
            PreparedBatch batch = handle.prepareBatch(spot.column.replace());
            for (Replacement one : anew) {
                one.found.row.forEach(batch::bind);
                batch.bind("old", spot.key)
                        .bind("before", one.found.value)
                        .bind("new", one.by.keyId())
                        .bind("sealed", one.by.value())
                        .add();
            }
            return IntStream.of(batch.execute()).sum();
        });
    }

    private static Found found(SealedColumn column, ResultSet row) throws SQLException {
        Map<String, Object> key = new LinkedHashMap<>();
        for (String part : column.key()) {
            key.put(part, row.getObject(part));
        }
        return new Found(key, row.getBytes(column.column()));
    }
}
