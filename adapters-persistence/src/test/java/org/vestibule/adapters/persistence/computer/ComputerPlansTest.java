package org.vestibule.adapters.persistence.computer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.persistence.ManyComputers.team;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.ManyComputers;
import org.vestibule.adapters.persistence.TestDatabase;

/** How the server finds the computers of a page where a team has 10,000: by key, and no more of them than it shows. */
class ComputerPlansTest {

    private static final TestDatabase OWN = TestDatabase.another();
    private static final Map<String, Object> ONE_TEAM =
            Map.of("team", team(1).value(), "key", "desk 8", "sought", "", "most", 25);

    @BeforeAll
    static void fill() {
        ManyComputers.fill(OWN.store(), OWN.database());
    }

    @AfterAll
    static void stop() {
        OWN.close();
    }

    @Test
    void a_page_is_read_off_the_index_of_names() {
        for (String sql : new String[] {ComputerLists.AFTER, ComputerLists.BEFORE}) {
            assertReadInOrder(plan(sql, ONE_TEAM, new UUID[0]));
        }
    }

    @Test
    void so_is_what_an_app_is_told_of_400_teams() {
        UUID[] teams =
                IntStream.rangeClosed(1, 400).mapToObj(t -> team(t).value()).toArray(UUID[]::new);
        for (int at : new int[] {1, 200, 400}) {
            assertReadInOrder(
                    plan(ComputerLists.OF, Map.of("team", team(at).value(), "key", "desk 8", "most", 200), teams));
        }
    }

    @Test
    void how_many_there_are_is_told_by_an_index() {
        Map<String, Object> all = Map.of("team", team(1).value(), "first", "desk 8", "sought", "");
        assertNoScan(plan(ComputerLists.COUNT, all, new UUID[0]));
    }

    /** There is hardly an app here, so those are scanned. */
    private static void assertNoScan(String plan) {
        for (String table : new String[] {"computer", "membership"}) {
            assertFalse(plan.contains("Seq Scan on " + table), plan);
        }
    }

    private static void assertReadInOrder(String plan) {
        assertTrue(
                plan.contains("Index Scan using computer_name_key")
                        || plan.contains("Index Scan Backward using computer_name_key"),
                plan);
        assertNoScan(plan);
        assertFalse(plan.contains("Sort"), plan);
    }

    private static String plan(String sql, Map<String, Object> values, UUID[] teams) {
        assertFalse(sql.contains("OFFSET"), sql);
        return OWN.database().ask(handle -> {
            Query query = handle.createQuery("EXPLAIN " + sql).bindMap(values);
            if (teams.length > 0) {
                query.bind("teams", teams);
            }
            return String.join("\n", query.mapTo(String.class).list());
        });
    }
}
