package org.vestibule.adapters.persistence.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;

/** What is sealed is known by its place, in the tables as in the program: else a key would be renewed and some forgotten. */
class SealedColumnTest {

    /** Each table whose rows name a data key, and how its primary key is made up. */
    private static final String NAMING_A_KEY = """
            SELECT t.relname || ' ' || string_agg(a.attname, ',' ORDER BY k.place)
            FROM pg_class t
                JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
                CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
            WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND t.relname <> 'data_key'
                AND (EXISTS (
                        SELECT FROM pg_attribute n
                        WHERE n.attrelid = t.oid AND NOT n.attisdropped AND n.attname LIKE '%key_id')
                    OR EXISTS (
                        SELECT FROM pg_constraint c
                        WHERE c.conrelid = t.oid AND c.confrelid = 'data_key'::regclass))
            GROUP BY t.relname
            """;

    /** Each column of bytes in such a table. */
    private static final String BYTES = """
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = ? AND column_name = ? AND data_type = 'bytea'
            """;

    /** By which a key cannot go while it is needed, and by whose name it is told when it has gone. */
    private static final String GUARDS = """
            SELECT conname FROM pg_constraint
            WHERE contype = 'f' AND confrelid = 'data_key'::regclass AND confdeltype = 'a' AND NOT condeferrable
                AND convalidated
            """;

    @Test
    void each_table_that_names_a_data_key_is_one_of_them() {
        assertEquals(
                each(column -> column.table() + " " + String.join(",", column.key())),
                new TreeSet<>(strings(NAMING_A_KEY)));
    }

    @Test
    void each_is_a_column_of_bytes() {
        for (SealedColumn column : SealedColumn.values()) {
            assertEquals(List.of(column.column()), strings(BYTES, column.table(), column.column()));
        }
    }

    @Test
    void no_key_goes_while_one_of_their_rows_names_it() {
        assertEquals(each(column -> column.table() + "_data_key_fkey"), new TreeSet<>(strings(GUARDS)));
    }

    /** What was sealed before must open: the words of a place never change. */
    @Test
    void a_place_is_told_by_table_column_and_row() {
        UUID account = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");
        assertEquals(
                "authenticator.sealed_key 0190aaaa-0000-7000-8000-000000000001",
                SealedColumn.AUTHENTICATOR_KEY.at(account).text());
        assertEquals(
                "pending_key.sealed_key 0190aaaa-0000-7000-8000-000000000001 00ff",
                SealedColumn.PENDING_KEY.at(account, new byte[] {0, -1}).text());
        assertEquals(
                "outbox.payload 0190aaaa-0000-7000-8000-000000000001",
                SealedColumn.MAIL.at(account).text());
        assertEquals(
                "refused_address.reason 0190aaaa-0000-7000-8000-000000000001",
                SealedColumn.REFUSAL.at(account).text());
        assertEquals(
                "app_grant.sealed_key 0190aaaa-0000-7000-8000-000000000001 0190aaaa-0000-7000-8000-000000000002",
                SealedColumn.GRANT_KEY
                        .at(account, UUID.fromString("0190aaaa-0000-7000-8000-000000000002"))
                        .text());
        assertEquals(
                "signing_key.sealed_key 0190aaaa-0000-7000-8000-000000000001",
                SealedColumn.SIGNING_KEY.at(account).text());
        assertThrows(IllegalArgumentException.class, () -> SealedColumn.PENDING_KEY.at(account));
    }

    private static Set<String> each(Function<SealedColumn, String> part) {
        return Stream.of(SealedColumn.values()).map(part).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> strings(String sql, Object... parameters) {
        return TestDatabase.SHARED.database().ask(handle -> {
            var query = handle.createQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.bind(i, parameters[i]);
            }
            return query.mapTo(String.class).list();
        });
    }
}
