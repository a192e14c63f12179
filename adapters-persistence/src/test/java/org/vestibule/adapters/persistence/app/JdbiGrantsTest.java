package org.vestibule.adapters.persistence.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.domain.app.Grant;
import org.vestibule.testkit.GrantsContract;

/** The contract, on PostgreSQL. */
class JdbiGrantsTest implements GrantsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    /** S-033: a key that was copied from another grant, the same account's or not, makes no tokens. */
    @Test
    void what_has_a_key_of_another_is_none() {
        Grant grant = granted(anAccount().id());
        Grant sibling = granted(grant.account());
        Grant stranger = granted(anAccount().id());
        for (Grant other : List.of(sibling, stranger)) {
            assertEquals(1, meddle("sealed_key = (SELECT sealed_key FROM app_grant WHERE grant_id = ?)", grant, other));
            assertEquals(Optional.empty(), store().grants().find(grant.account(), grant.id()));
        }
        assertTrue(store().grants().find(sibling.account(), sibling.id()).isPresent());
    }

    private static int meddle(String change, Grant grant, Grant other) {
        return TestDatabase.SHARED.meddle(
                "UPDATE app_grant SET " + change + " WHERE grant_id = ?",
                other.id().value(),
                grant.id().value());
    }

    /** Else the whole row would be entered in all of its indexes anew, each time. */
    @Test
    void a_refresh_changes_no_index_but_the_first_of_a_day() {
        assertEquals(List.of(), indexesOf("refreshes", "refreshed_at", "repeats", "repeated_on"));
        assertEquals(List.of("app_grant_refreshed_on_idx"), indexesOf("refreshed_on"));
    }

    private static List<String> indexesOf(String... columns) {
        String any = """
                SELECT i.indexrelid::regclass::text
                FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                WHERE i.indrelid = 'app_grant'::regclass AND a.attname = ANY (:columns)
                """;
        return TestDatabase.SHARED
                .database()
                .ask(handle -> handle.createQuery(any)
                        .bindArray("columns", String.class, (Object[]) columns)
                        .mapTo(String.class)
                        .list());
    }
}
