package org.vestibule.adapters.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;

/** Every row lies with the account or the team that it belongs to, so that the tables can be spread over many servers. */
class SchemaTest {

    private static final Set<String> OWNERS = Set.of("account_id", "team_id", "owner");

    /** What belongs to nobody, and why. */
    private static final Map<String, String> NOBODYS = Map.of(
            "email_claim", "its key makes an address unique among all accounts",
            "sign_up", "there is no account yet",
            "data_key", "the few keys of all",
            "fence", "one row that everything is checked against",
            "client", "the few apps of all, which every node reads",
            "signing_key", "the few keys of all, likewise",
            "device_request", "what waits for minutes until it is somebody's",
            "hash_cost_count", "one row about all accounts, which every node reads",
            "flyway_schema_history", "Flyway's own");

    private static final String KEYLESS_OR_FIRST = """
            SELECT t.relname AS table, coalesce(a.attname, '') AS first
            FROM pg_class t
                LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
                LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
            WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace
            """;

    private final Map<String, String> firstOfKey = TestDatabase.SHARED
            .database()
            .ask(handle -> handle.createQuery(KEYLESS_OR_FIRST)
                    .setMapKeyColumn("table")
                    .setMapValueColumn("first")
                    .collectInto(new GenericType<Map<String, String>>() {}));

    @Test
    void a_key_starts_with_the_owner_but_for_what_belongs_to_nobody() {
        Set<String> nobodys = new TreeSet<>(firstOfKey.keySet());
        nobodys.removeIf(table -> OWNERS.contains(firstOfKey.get(table)));
        assertEquals(new TreeSet<>(NOBODYS.keySet()), nobodys);
    }
}
