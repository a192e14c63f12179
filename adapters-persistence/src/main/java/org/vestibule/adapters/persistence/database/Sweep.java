package org.vestibule.adapters.persistence.database;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Drops rows that count for nothing any more, {@value #MOST} at a time: so no transaction is long, and none keeps others
 * waiting. An index on what the condition compares finds them, and the key of each leads back to it.
 */
public final class Sweep {

    /** So many at most by one statement. */
    static final int MOST = 1_000;

    private Sweep() {}

    /**
     * The statement.
     *
     * @param condition about a row {@code r}. It is looked at once more when a row is dropped, for that may have changed
     *     meanwhile
     * @param key the columns of its primary key
     */
    public static String of(String table, String condition, String... key) {
        return statement("DELETE FROM %s r USING old", table, condition, key);
    }

    /** The same that keeps the rows, and what stands in them but for one column. */
    public static String emptying(String column, String table, String condition, String... key) {
        return statement("UPDATE %s r SET " + column + " = NULL FROM old", table, condition, key);
    }

    private static String statement(String change, String table, String condition, String... key) {
        List<String> columns = List.of(key);
        String same = IntStream.range(0, columns.size())
                .mapToObj(i -> "r.%s = old.key%d".formatted(columns.get(i), i))
                .collect(Collectors.joining(" AND "));
        String keys = columns.stream().map(column -> "r." + column).collect(Collectors.joining(", "));
        String names =
                IntStream.range(0, columns.size()).mapToObj(i -> "key" + i).collect(Collectors.joining(", "));
        return """
                WITH old (%1$s) AS MATERIALIZED (SELECT %2$s FROM %3$s r WHERE %4$s LIMIT %6$d)
                %7$s WHERE %5$s AND (%4$s)
                """.formatted(names, keys, table, condition, same, MOST, change.formatted(table));
    }
}
