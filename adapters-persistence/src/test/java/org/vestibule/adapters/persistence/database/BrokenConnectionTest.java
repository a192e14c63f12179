package org.vestibule.adapters.persistence.database;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.DatabaseTemplate;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;
import org.vestibule.adapters.persistence.embedded.JdbcAccess;
import org.vestibule.application.transaction.StoreUnavailable;

/** What becomes of a piece of work whose connection breaks, at whatever moment it does (F-03, F-14, I3, I8). */
@Timeout(60)
class BrokenConnectionTest {

    private static final int AS_OFTEN_AS_A_BODY_IS_RUN = 5;

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;
    private static CountingProxy wire;

    private HikariDataSource pool;
    private Database database;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.open(DatabaseTemplate.copyTo(folder.resolve("data")), new SecureRandom());
        wire = new CountingProxy(folder.resolve("wire"), postgres.access().socketFile());
        try (HikariDataSource direct = OnEmbedded.pool(postgres.access())) {
            new Database(direct).ask(handle -> handle.execute("CREATE TABLE visit (who text PRIMARY KEY)"));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        wire.close();
        postgres.close();
    }

    @BeforeEach
    void connect() {
        JdbcAccess direct = postgres.access();
        pool = OnEmbedded.pool(new JdbcAccess(direct.url(), direct.user(), direct.password(), folder.resolve("wire")));
        database = new Database(pool);
        database.ask(handle -> handle.execute("TRUNCATE visit"));
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    @Test
    void a_connection_that_breaks_within_a_transaction_is_told_as_the_database_being_away() {
        assertUnavailable(() -> database.inTransaction(() -> {
            visit("ada");
            cut();
            visit("bob");
        }));
        assertEquals(List.of(), visitsOnceTheDeadAreGone());
    }

    @Test
    void so_is_one_that_breaks_before_what_was_left_for_the_end_is_written() {
        assertUnavailable(() -> database.inTransaction(() -> {
            database.write(Write.of("INSERT INTO visit VALUES (:who)").bind("who", "ada"));
            visit("bob");
            cut();
        }));
        assertEquals(List.of(), visitsOnceTheDeadAreGone());
    }

    @Test
    void so_is_one_that_breaks_before_a_commit() {
        assertUnavailable(() -> database.inTransaction(() -> {
            visit("ada");
            cut();
        }));
        assertEquals(List.of(), visitsOnceTheDeadAreGone());
    }

    @Test
    void so_is_a_commit_whose_answer_is_lost_and_it_is_not_made_twice() {
        AtomicInteger runs = new AtomicInteger();
        assertUnavailable(() -> database.inTransaction(() -> {
            runs.incrementAndGet();
            visit("ada");
            wire.leaveUnanswered("COMMIT");
        }));
        assertUnavailable(() -> database.inTransaction(() -> {
            runs.incrementAndGet();
            database.write(Write.of("INSERT INTO visit VALUES (:who)").bind("who", "bob"));
            wire.leaveUnanswered("COMMIT");
        }));
        assertEquals(2, runs.get());
        assertEquals(List.of("ada", "bob"), visits());
    }

    @Test
    void so_is_one_that_breaks_while_something_is_asked_outside_a_transaction() {
        wire.leaveUnanswered("SELECT 'asked'");
        assertUnavailable(() -> database.ask(handle -> one(handle, "SELECT 'asked'")));
        wire.leaveUnanswered("INSERT INTO visit");
        assertUnavailable(() -> database.changeAtOnce(handle -> handle.execute("INSERT INTO visit VALUES ('ada')")));
    }

    @Test
    void so_is_a_server_that_ends_the_connection() {
        assertUnavailable(() -> database.inTransaction(() -> {
            visit("ada");
            database.ask(handle -> one(handle, "SELECT pg_terminate_backend(pg_backend_pid())::text"));
        }));
        assertUnavailable(() -> database.inTransaction(() -> {
            visit("ada");
            endAllOthers();
            visit("bob");
        }));
        assertUnavailable(() -> database.inTransaction(() -> {
            visit("ada");
            endAllOthers();
            throw new StoreUnavailable(new IOException("as seen by something else in the body"));
        }));
        assertEquals(List.of(), visitsOnceTheDeadAreGone());
    }

    @Test
    void so_is_whatever_else_the_world_did() {
        assertAll(Stream.of(
                        "08000", "08001", "08003", "08004", "08006", "08007", "08P01", // no connection
                        "53000", "53100", "53200", "53300", "53400", // disk, memory or places used up
                        "57014", "57P01", "57P02", "57P03", "57P04", "57P05", // cancelled, ended, starting
                        "25006", "25P03", "25P04", // a standby; took too long
                        "55P03", // waited too long for a lock
                        "26000", "42P05", // a pooler lends connections to many at once
                        "58000", "58030", "58P01") // the server's own machine
                .flatMap(state -> Stream.of(
                        () -> assertUnavailable(state, () -> database.inTransaction(() -> raise(state))),
                        () -> assertUnavailable(state, () -> database.ask(handle -> raise(handle, state))))));
    }

    @Test
    void so_are_a_statement_that_is_stopped_a_lock_that_is_not_had_and_a_standby_that_takes_no_changes() {
        assertUnavailable(() -> database.inTransaction(() -> {
            execute("SET LOCAL statement_timeout = 10");
            database.ask(handle -> one(handle, "SELECT pg_sleep(10)::text"));
        }));
        assertUnavailable(() -> database.inTransaction(() -> {
            execute("SET TRANSACTION READ ONLY");
            visit("ada");
        }));
        assertEquals(List.of(), visits());
    }

    @Test
    void what_the_program_did_wrong_is_not_the_world() {
        assertAll(Stream.of("22001", "23505", "42601", "42501", "P0001", "XX000")
                .flatMap(state -> Stream.of(
                        () -> assertNotUnavailable(state, () -> database.inTransaction(() -> raise(state))),
                        () -> assertNotUnavailable(state, () -> database.ask(handle -> raise(handle, state))))));
    }

    @Test
    void a_body_that_never_gets_through_is_told_to_come_again() {
        AtomicInteger runs = new AtomicInteger();
        for (String state : List.of("40001", "40P01")) {
            assertUnavailable(
                    state,
                    () -> database.inTransaction(() -> {
                        runs.incrementAndGet();
                        raise(state);
                    }));
            assertUnavailable(state, () -> database.ask(handle -> raise(handle, state)));
        }
        assertEquals(2 * AS_OFTEN_AS_A_BODY_IS_RUN, runs.get());
    }

    @Test
    void where_no_connection_is_to_be_had_the_database_is_away() throws SQLException {
        for (int taken = 0; taken < pool.getMaximumPoolSize(); taken++) {
            pool.getConnection(); // ended with the pool
        }
        assertUnavailable(() -> database.ask(handle -> one(handle, "SELECT 'asked'")));
        Thread.currentThread().interrupt();
        assertUnavailable(() -> database.inTransaction(() -> visit("ada")));
        assertTrue(Thread.interrupted());
        pool.close();
        assertUnavailable(() -> database.ask(handle -> one(handle, "SELECT 'asked'")));
        assertUnavailable(() -> database.inTransaction(() -> visit("ada")));
    }

    @Test
    void the_first_failure_counts_and_that_of_the_roll_back_is_added_to_it() {
        try (Faulty faulty = new Faulty()) {
            SQLException second = new SQLException("planned", "XX000");
            faulty.connections.fail("rollback()", second);

            RuntimeException first = new IllegalStateException("first");
            RuntimeException told = assertThrows(
                    RuntimeException.class,
                    () -> faulty.database.inTransaction(() -> {
                        faulty.database.change(handle -> handle.execute("INSERT INTO visit VALUES ('ada')"));
                        throw first;
                    }));
            assertSame(first, told);
            assertTrue(List.of(told.getSuppressed()).contains(second));
            Error firstError = new AssertionError("first");
            assertSame(
                    firstError,
                    assertThrows(
                            Error.class,
                            () -> faulty.database.inTransaction(() -> {
                                throw firstError;
                            })));
            faulty.assertAsNew();
        }
    }

    @Test
    void a_transaction_that_failed_is_not_committed_by_resetting_its_connection() {
        try (Faulty faulty = new Faulty()) {
            faulty.connections.fail("rollback()", new SQLException("planned", "XX000"));
            assertThrows(
                    IllegalStateException.class,
                    () -> faulty.database.inTransaction(() -> {
                        faulty.database.change(handle -> handle.execute("INSERT INTO visit VALUES ('ada')"));
                        throw new IllegalStateException("first");
                    }));
            faulty.assertAsNew();
        }
    }

    @Test
    void what_is_committed_is_done_whatever_then_becomes_of_the_connection() {
        for (String call : List.of("setAutoCommit(true)", "clearWarnings()")) {
            for (String state : List.of("08006", "XX000")) {
                try (Faulty faulty = new Faulty()) {
                    faulty.connections.fail(call, new SQLException("planned", state));
                    assertEquals("answer", faulty.database.inTransaction(() -> {
                        faulty.database.change(handle -> handle.execute("INSERT INTO visit VALUES (?)", call + state));
                        return "answer";
                    }));
                    assertEquals("asked", faulty.database.ask(handle -> one(handle, "SELECT 'asked'")));
                    faulty.connections.mend();
                    assertTrue(visits().contains(call + state));
                    database.ask(handle -> handle.execute("TRUNCATE visit"));
                    faulty.assertAsNew();
                }
            }
        }
    }

    @Test
    void a_transaction_that_cannot_begin_is_the_database_being_away() {
        try (Faulty faulty = new Faulty()) {
            faulty.connections.fail("setAutoCommit(false)", new SQLException("planned", "08006"));
            assertUnavailable(() -> faulty.database.inTransaction(() -> visit("never")));
            faulty.assertAsNew();
        }
    }

    @Test
    void a_commit_that_fails_counts_and_not_the_roll_back_after_it() {
        try (Faulty faulty = new Faulty()) {
            faulty.connections.fail("commit()", new SQLException("planned", "08007"));
            faulty.connections.fail("rollback()", new SQLException("second"));
            assertUnavailable(() -> faulty.database.inTransaction(() -> "answer"));
            faulty.assertAsNew();
        }
    }

    /** S-107: it goes to the log. */
    @Test
    void a_failure_repeats_nothing_of_what_was_bound_to_its_statement() {
        String canary = "canary@example.org";
        database.inTransaction(() -> visit(canary));
        assertAll(Stream.<Runnable>of(
                        () -> database.inTransaction(() -> visit(canary)),
                        () -> database.inTransaction(() -> database.write(
                                Write.of("INSERT INTO visit VALUES (:who)").bind("who", canary))),
                        () -> database.inTransaction(() -> {
                            execute("SET TRANSACTION READ ONLY");
                            visit(canary);
                        }),
                        () -> database.ask(handle -> handle.createQuery("SELECT nothing FROM visit WHERE who = :who")
                                .bind("who", canary)
                                .mapTo(String.class)
                                .list()))
                .map(work -> () -> {
                    StringWriter told = new StringWriter();
                    assertThrows(RuntimeException.class, work::run).printStackTrace(new PrintWriter(told));
                    assertTrue(told.toString().contains("visit"), "it names the statement: " + told);
                    assertFalse(told.toString().contains(canary), told::toString);
                }));
    }

    /** After a failover a connection may lead to what is now a standby, and would stay in the pool for half an hour. */
    @Test
    void a_connection_that_leads_to_a_standby_is_not_used_again() {
        String former = database.ask(BrokenConnectionTest::backend);
        assertUnavailable(() -> database.inTransaction(() -> {
            former(former);
            execute("SET TRANSACTION READ ONLY");
            visit("ada");
        }));
        assertNotEquals(former, database.ask(BrokenConnectionTest::backend));
    }

    @Test
    void a_connection_whose_statement_was_refused_is_used_again() {
        String former = database.ask(BrokenConnectionTest::backend);
        for (String state : List.of("23505", "40001", "57014", "53100")) {
            assertThrows(RuntimeException.class, () -> database.inTransaction(() -> raise(state)));
        }
        assertEquals(former, database.ask(BrokenConnectionTest::backend));
    }

    /** A database of which calls fail as planned, over a pool of one connection. */
    private static final class Faulty implements AutoCloseable {

        final FaultyConnections connections = new FaultyConnections(postgres.access());
        final HikariDataSource pool;
        final Database database;

        Faulty() {
            HikariConfig config = Pool.bounded(Duration.ofSeconds(3));
            config.setDataSource(connections.source());
            config.setMaximumPoolSize(1);
            config.setMinimumIdle(1);
            pool = new HikariDataSource(config);
            database = new Database(pool);
        }

        /** Another connection than the one that failed serves, and serves whole transactions as any would. */
        void assertAsNew() {
            connections.mend();
            assertEquals(List.of(), database.ask(BrokenConnectionTest::visits));
            database.inTransaction(
                    () -> database.<Integer>change(handle -> handle.execute("INSERT INTO visit VALUES ('eve')")));
            assertThrows(
                    IllegalStateException.class,
                    () -> database.inTransaction(() -> {
                        database.<Integer>change(handle -> handle.execute("INSERT INTO visit VALUES ('mallory')"));
                        throw new IllegalStateException("planned");
                    }));
            assertEquals(List.of("eve"), database.ask(BrokenConnectionTest::visits));
            assertTrue(connections.opened() > 1, "the one that failed is not used again");
            database.ask(handle -> handle.execute("TRUNCATE visit"));
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    private static void assertUnavailable(Runnable work) {
        assertUnavailable("", work);
    }

    private static void assertUnavailable(String which, Runnable work) {
        assertThrows(StoreUnavailable.class, work::run, which);
    }

    private static void assertNotUnavailable(String which, Runnable work) {
        RuntimeException failure = assertThrows(RuntimeException.class, work::run, which);
        assertFalse(failure instanceof StoreUnavailable, which);
    }

    private void visit(String who) {
        database.<Integer>change(handle -> handle.execute("INSERT INTO visit VALUES (?)", who));
    }

    private void execute(String sql) {
        database.<Integer>change(handle -> handle.execute(sql));
    }

    private void raise(String state) {
        database.change(handle -> raise(handle, state));
    }

    private static int raise(Handle handle, String state) {
        return handle.execute("DO $$ BEGIN RAISE EXCEPTION 'planned' USING ERRCODE = '" + state + "'; END $$");
    }

    /** The pool may hold others that were ended with it: whoever is given one is told so, and it is thrown away. */
    private List<String> visitsOnceTheDeadAreGone() {
        for (int i = 0; i < 20; i++) {
            try {
                return visits();
            } catch (StoreUnavailable dead) {
                assertTrue(i < 19, "the pool does not recover");
            }
        }
        throw new AssertionError();
    }

    private List<String> visits() {
        return database.ask(BrokenConnectionTest::visits);
    }

    private static List<String> visits(Handle handle) {
        return handle.createQuery("SELECT who FROM visit ORDER BY who")
                .mapTo(String.class)
                .list();
    }

    private static String backend(Handle handle) {
        return one(handle, "SELECT pg_backend_pid()::text");
    }

    private void former(String backend) {
        assertEquals(backend, database.ask(BrokenConnectionTest::backend), "the pool gives the last one again");
    }

    private static String one(Handle handle, String query) {
        return handle.createQuery(query).mapTo(String.class).one();
    }

    private static void endAllOthers() {
        try (HikariDataSource direct = OnEmbedded.pool(postgres.access())) {
            new Database(direct).ask(handle -> one(handle, """
                    SELECT count(pg_terminate_backend(pid))::text FROM pg_stat_activity
                    WHERE usename = current_user AND pid <> pg_backend_pid()
                    """));
        }
    }

    private static void cut() {
        try {
            wire.cut();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
