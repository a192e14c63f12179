package org.vestibule.adapters.persistence.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedPostgresTest {

    /** One for all tests that need no fresh cluster: each opens and closes it. */
    @TempDir
    static Path shared;

    @BeforeAll
    static void first_start() throws Exception {
        try (var postgres = EmbeddedPostgres.open(shared)) {
            assertTrue(postgres.isOwner());
            execute(postgres, "CREATE TABLE visits (n integer)");
        }
    }

    @Test
    void a_restart_keeps_the_data() throws Exception {
        int before;
        try (var postgres = EmbeddedPostgres.open(shared)) {
            before = visits(postgres);
            execute(postgres, "INSERT INTO visits VALUES (1)");
        }
        try (var postgres = EmbeddedPostgres.open(shared)) {
            assertTrue(postgres.isOwner());
            assertEquals(before + 1, visits(postgres));
        }
    }

    @Test
    void closing_stops_the_server() throws Exception {
        ProcessHandle server;
        try (var postgres = EmbeddedPostgres.open(shared)) {
            server = server(shared);
            postgres.close();
            assertFalse(server.isAlive());
        }
        assertFalse(Files.exists(PostmasterFile.in(folder(shared))));
    }

    @Test
    void a_second_process_attaches_and_leaves_the_server_running() throws Exception {
        try (var postgres = EmbeddedPostgres.open(shared)) {
            try (var other = OtherProgram.start(shared)) {
                assertEquals("attached", other.role());
            }
            visits(postgres);
        }
    }

    @Test
    void attaches_to_the_server_of_another_process() throws Exception {
        try (var other = OtherProgram.start(shared)) {
            assertEquals("owner", other.role());
            try (var postgres = EmbeddedPostgres.open(shared)) {
                assertFalse(postgres.isOwner());
                visits(postgres);
            }
            try (var again = EmbeddedPostgres.open(shared)) {
                visits(again);
            }
        }
    }

    @Test
    void opening_twice_in_one_process_attaches_and_the_first_keeps_the_lock() throws Exception {
        try (var owner = EmbeddedPostgres.open(shared)) {
            try (var second = EmbeddedPostgres.open(shared)) {
                assertFalse(second.isOwner());
                visits(second);
            }
            try (var other = OtherProgram.start(shared)) {
                assertEquals("attached", other.role());
            }
            visits(owner);
        }
    }

    @Test
    void the_server_ends_with_a_killed_program_and_the_next_one_finds_the_data() throws Exception {
        int before;
        ProcessHandle server;
        try (var other = OtherProgram.start(shared)) {
            assertEquals("owner", other.role());
            try (var attached = EmbeddedPostgres.open(shared)) {
                execute(attached, "INSERT INTO visits VALUES (2)");
                before = visits(attached);
            }
            server = server(shared);
            other.kill();
        }
        server.onExit().orTimeout(5, TimeUnit.SECONDS).join();
        try (var postgres = EmbeddedPostgres.open(shared)) {
            assertTrue(postgres.isOwner());
            assertEquals(before, visits(postgres));
        }
    }

    @Test
    void opens_at_once_after_a_kill_while_the_old_server_is_still_stopping() throws Exception {
        try (var other = OtherProgram.start(shared)) {
            assertEquals("owner", other.role());
            other.kill();
            try (var postgres = EmbeddedPostgres.open(shared)) {
                eventually(() -> visits(postgres));
            }
        }
    }

    @Test
    void survives_a_kill_of_the_database() throws Exception {
        try (var postgres = EmbeddedPostgres.open(shared)) {
            execute(postgres, "INSERT INTO visits VALUES (3)");
            int before = visits(postgres);
            for (int i = 0; i < 2; i++) {
                server(shared).destroyForcibly();
                assertEquals(before, eventually(() -> visits(postgres)));
            }
        }
    }

    @Test
    void survives_a_kill_of_the_watching_shell() throws Exception {
        try (var postgres = EmbeddedPostgres.open(shared)) {
            ProcessHandle former = server(shared);
            former.parent().orElseThrow().destroyForcibly();
            former.onExit().orTimeout(10, TimeUnit.SECONDS).join();
            eventually(() -> visits(postgres));
        }
    }

    @Test
    void survives_a_kill_of_program_shell_and_database_together() throws Exception {
        try (var other = OtherProgram.start(shared)) {
            assertEquals("owner", other.role());
            ProcessHandle server = server(shared);
            ProcessHandle shell = server.parent().orElseThrow();
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(server), shell.children()).toList();
            shell.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            other.kill();
            try (var postgres = EmbeddedPostgres.open(shared)) {
                assertTrue(postgres.isOwner());
                visits(postgres);
            }
        }
    }

    @Test
    void stops_a_server_that_lost_program_and_shell() throws Exception {
        try (var other = OtherProgram.start(shared)) {
            assertEquals("owner", other.role());
            ProcessHandle orphan = server(shared);
            ProcessHandle shell = orphan.parent().orElseThrow();
            List<ProcessHandle> watchers =
                    shell.children().filter(child -> !child.equals(orphan)).toList();
            // Else it would restart what we are about to orphan.
            other.kill();
            watchers.forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
            try (var postgres = EmbeddedPostgres.open(shared)) {
                assertTrue(postgres.isOwner());
                eventually(() -> visits(postgres));
                // Until some process takes note of its end, it counts as alive.
                assertFalse(PostmasterFile.runsProgramOf(folder(shared), orphan));
            }
        }
    }

    @Test
    void a_lock_file_with_the_number_of_a_stranger_is_stale() throws Exception {
        Files.writeString(
                PostmasterFile.in(folder(shared)),
                ProcessHandle.current().pid() + "\n" + shared + "\n1\n5432\n/tmp\n\n1 1\nready\n");
        try (var postgres = EmbeddedPostgres.open(shared)) {
            assertTrue(postgres.isOwner());
            visits(postgres);
        }
    }

    @Test
    void of_processes_that_race_one_becomes_owner() throws Exception {
        try (var one = OtherProgram.start(shared);
                var two = OtherProgram.start(shared)) {
            assertEquals(
                    List.of("attached", "owner"),
                    Stream.of(one.role(), two.role()).sorted().toList());
        }
    }

    @Test
    void of_threads_that_race_one_becomes_owner() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<EmbeddedPostgres>> opened = Stream.generate(
                            () -> threads.submit(() -> EmbeddedPostgres.open(shared)))
                    .limit(4)
                    .toList();
            List<EmbeddedPostgres> owners = new ArrayList<>();
            for (var future : opened) {
                EmbeddedPostgres postgres = future.get();
                visits(postgres);
                if (postgres.isOwner()) {
                    owners.add(postgres);
                }
            }
            assertEquals(1, owners.size());
            owners.get(0).close();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void asks_for_the_password_and_gives_no_superuser() throws Exception {
        try (var postgres = EmbeddedPostgres.open(shared)) {
            Properties guess = postgres.access().properties();
            guess.setProperty("password", "guess");
            assertThrows(SQLException.class, () -> connect(postgres.access().url(), guess));
            Properties superuser = postgres.access().properties();
            superuser.setProperty("user", "postgres");
            assertThrows(SQLException.class, () -> connect(postgres.access().url(), superuser));
            assertEquals("off", query(postgres, "SHOW is_superuser"));
            assertFalse(postgres.access().toString().contains(postgres.access().password()));
        }
    }

    @Test
    void is_closed_to_other_users() throws Exception {
        try (var postgres = EmbeddedPostgres.open(shared)) {
            DataFolder folder = folder(shared);
            for (Path part : List.of(
                    folder.cluster(),
                    folder.data(),
                    folder.password(),
                    folder.programs(),
                    folder.run(),
                    postgres.access().socketFile())) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(part));
                assertTrue(mode.endsWith("------"), part + " is " + mode);
            }
        }
    }

    @Test
    void refuses_a_folder_that_others_may_write_to(@TempDir Path open) throws Exception {
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwx---"));
        assertThrows(EmbeddedPostgresException.class, () -> EmbeddedPostgres.open(open));
    }

    @Test
    void a_deep_folder_and_interrupted_attempts_do_no_harm(@TempDir Path top) throws Exception {
        Path deep = top.resolve("deep, 'odd' and ".repeat(3)).resolve("much too long for a socket ".repeat(3));
        Files.createDirectories(deep.resolve("postgres-bin/.unfinished-1/bin"));
        Files.createDirectories(deep.resolve(".unfinished-2/data"));
        Files.createFile(deep.resolve(".unfinished-2/data/PG_VERSION"));
        Path socketFolder;
        try (var postgres = EmbeddedPostgres.open(deep);
                var attached = EmbeddedPostgres.open(deep)) {
            assertEquals("1", query(postgres, "SELECT 1"));
            assertEquals("1", query(attached, "SELECT 1"));
            assertEquals(postgres.access().socketFile(), attached.access().socketFile());
            socketFolder = postgres.access().socketFile().resolveSibling(".").normalize();
            assertFalse(socketFolder.startsWith(deep));
        }
        assertFalse(Files.exists(socketFolder));
        assertFalse(Files.exists(deep.resolve(".unfinished-2")));
        assertFalse(Files.exists(deep.resolve("postgres-bin/.unfinished-1")));
    }

    private static int visits(EmbeddedPostgres postgres) throws SQLException {
        return Integer.parseInt(query(postgres, "SELECT count(*) FROM visits"));
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        connect(postgres.access().url(), postgres.access().properties());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        connect(postgres.access().url(), postgres.access().properties());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(String url, Properties properties) throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    private static int eventually(Callable<Integer> attempt) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (true) {
            try {
                return attempt.call();
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(20);
            }
        }
    }

    private static ProcessHandle server(Path dataDir) throws IOException {
        DataFolder folder = folder(dataDir);
        return PostmasterFile.read(folder).orElseThrow().process(folder).orElseThrow();
    }

    private static DataFolder folder(Path dataDir) throws IOException {
        return DataFolder.prepare(dataDir);
    }
}
