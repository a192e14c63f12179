package org.vestibule.adapters.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.StorageProblem.Why;

/** A database that is not what the program takes it for, when it is opened or later. */
class CheckTest {

    private static final String NEWER = """
            INSERT INTO flyway_schema_history
                (installed_rank, version, description, type, script, installed_by, execution_time, success)
            VALUES (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'somebody', 1, true)
            """;

    @TempDir
    private static Path folder;

    private static Persistence persistence;

    /** What puts back what a test has changed. */
    private String undo = "";

    @BeforeAll
    static void open() {
        DatabaseTemplate.copyTo(folder);
        persistence = again();
    }

    @AfterAll
    static void close() {
        persistence.close();
    }

    @AfterEach
    void putBack() {
        execute(undo);
        persistence.check();
    }

    @Test
    void one_that_a_newer_program_has_brought_further() {
        change(NEWER, "DELETE FROM flyway_schema_history WHERE version = '9999'");
        assertSame(Why.SCHEMA_NEWER, found().why());
        StorageProblem told = openedAgain();
        assertSame(Why.SCHEMA_NEWER, told.why());
        assertEquals("9999", told.words().get(1));
    }

    @Test
    void one_with_another_key() {
        change(
                "UPDATE data_key SET wrapped = wrapped || '\\x00' WHERE key_id = 2",
                "UPDATE data_key SET wrapped = substr(wrapped, 1, length(wrapped) - 1) WHERE key_id = 2");
        assertSame(Why.KEYS, found().why());
        assertSame(Why.KEYS, openedAgain().why());
    }

    @Test
    void one_with_a_key_less() {
        change("UPDATE data_key SET key_id = 9 WHERE key_id = 2", "UPDATE data_key SET key_id = 2 WHERE key_id = 9");
        assertSame(Why.KEYS, found().why());
        change(
                "CREATE TABLE lost AS SELECT * FROM data_key WHERE key_id = 9; DELETE FROM data_key WHERE key_id = 9",
                """
                INSERT INTO data_key SELECT * FROM lost;
                UPDATE data_key SET key_id = 2 WHERE key_id = 9;
                DROP TABLE lost
                """);
        assertSame(Why.KEYS, openedAgain().why());
    }

    /** As those that a version made which did not write down which master key it was. */
    @Test
    void one_that_does_not_tell_its_master_key_tells_it_once_it_was_opened() {
        String name = persistence.masterKeys().status().name();
        change("UPDATE data_key SET master_key = NULL", "");
        persistence.check();
        assertEquals(name, persistence.masterKeys().status().name());
        again().close();
        execute("ALTER TABLE data_key ADD CONSTRAINT told CHECK (master_key = '" + name + "')");
        execute("ALTER TABLE data_key DROP CONSTRAINT told");
    }

    @Test
    void one_that_holds_tables_of_somebody_else() {
        change(
                "ALTER TABLE flyway_schema_history RENAME TO other",
                "ALTER TABLE other RENAME TO flyway_schema_history");
        assertSame(Why.SCHEMA_FOREIGN, openedAgain().why());
    }

    @Test
    void one_that_was_changed_by_hand() {
        change(
                "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE installed_rank = 1",
                "UPDATE flyway_schema_history SET checksum = checksum - 1 WHERE installed_rank = 1");
        assertSame(Why.SCHEMA_FOREIGN, openedAgain().why());
    }

    /** Whoever waited for a table would make all wait who come after, and a backup lasts for as long as it lasts. */
    @Test
    @Timeout(30)
    void one_that_somebody_else_holds_a_table_of_is_not_waited_for() {
        StorageProblem told = persistence.database().inTransaction(() -> {
            persistence.database().change(handle -> handle.execute("LOCK TABLE flyway_schema_history"));
            return openedAgain();
        });
        assertSame(Why.SCHEMA_HELD, told.why());
    }

    private static StorageProblem found() {
        return assertThrows(StorageProblem.class, persistence::check);
    }

    private static StorageProblem openedAgain() {
        return assertThrows(StorageProblem.class, () -> again().close());
    }

    private static Persistence again() {
        return Persistence.open(new DatabaseAccess(Optional.empty(), folder), Clock.systemUTC(), new SecureRandom());
    }

    private void change(String sql, String undoing) {
        execute(sql);
        undo = undoing;
    }

    private static void execute(String sql) {
        persistence
                .database()
                .inTransaction(() -> persistence
                        .database()
                        .change(handle -> handle.createScript(sql).execute().length));
    }
}
