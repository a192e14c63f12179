package org.vestibule.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.key.DataKey;
import org.vestibule.application.key.DataKeys;

/** Data keys in memory: rows only note with which they would be sealed. */
public final class InMemoryDataKeys implements DataKeys {

    private static final int AT_ONCE = 3;

    private final InMemoryDatabase database;

    public InMemoryDataKeys(InMemoryDatabase database) {
        this.database = database;
    }

    private record Behind(String row) implements Position {}

    @Override
    public List<DataKey> all() {
        return database.ask(tables -> tables.dataKeys.entrySet().stream()
                .map(key -> new DataKey(key.getKey(), key.getValue(), values(tables, key.getKey())))
                .toList());
    }

    @Override
    public Making make(int newest, Instant now) {
        return database.change(tables -> {
            if (tables.masterKey.next().isPresent()) {
                return Making.MASTER_KEY_IN_CHANGE;
            }
            if (tables.dataKeys.lastKey() != newest) {
                return Making.ANOTHER_WAS_FIRST;
            }
            tables.dataKeys.put(newest + 1, now);
            return Making.DONE;
        });
    }

    @Override
    public Step sealAnew(Optional<Position> from) {
        String behind = from.map(position -> ((Behind) position).row).orElse("");
        return database.changeAtOnce(tables -> {
            List<Object> some = tables.sealedWith.entrySet().stream()
                    .filter(row -> tables.isThere(row.getKey()) && row.getValue() < tables.dataKeys.lastKey())
                    .map(Map.Entry::getKey)
                    .filter(row -> row.toString().compareTo(behind) > 0)
                    .sorted(Comparator.comparing(Object::toString))
                    .limit(AT_ONCE)
                    .toList();
            List<Object> readable =
                    some.stream().filter(row -> isReadable(tables, row)).toList();
            readable.forEach(tables::seal);
            Optional<Position> next = some.size() < AT_ONCE
                    ? Optional.empty()
                    : Optional.of(new Behind(some.get(some.size() - 1).toString()));
            return new Step(some.size(), readable.size(), some.size() - readable.size(), next);
        });
    }

    @Override
    public List<Integer> removeUnused() {
        return database.change(tables -> {
            List<Integer> unused = tables.dataKeys.keySet().stream()
                    .filter(key -> !key.equals(tables.dataKeys.lastKey()) && values(tables, key) == 0)
                    .toList();
            unused.forEach(tables.dataKeys::remove);
            return unused;
        });
    }

    private static long values(Tables tables, int key) {
        return tables.sealedWith.entrySet().stream()
                .filter(row -> row.getValue() == key && tables.isThere(row.getKey()))
                .count();
    }

    private static boolean isReadable(Tables tables, Object row) {
        return Optional.ofNullable(tables.authenticators.get(row))
                .map(found -> found.app().key().isPresent())
                .orElse(true);
    }
}
