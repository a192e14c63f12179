package org.vestibule.adapters.persistence.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.connect;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.execute;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.folder;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.linkPrograms;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.query;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.server;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.visits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.persistence.StorageProblem.Why;

@Timeout(60)
class EmbeddedPostgresTest {

    /** One for all tests that need no fresh cluster: each opens and closes it. */
    @TempDir
    static Path shared;

    @BeforeAll
    static void first_start() throws Exception {
        linkPrograms(shared);
        try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
            assertTrue(postgres.isOwner());
            execute(postgres, "CREATE TABLE visits (n integer)");
        }
    }

    @Test
    void a_restart_keeps_the_data() throws Exception {
        int before;
        try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
            before = visits(postgres);
            execute(postgres, "INSERT INTO visits VALUES (1)");
        }
        try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
            assertTrue(postgres.isOwner());
            assertEquals(before + 1, visits(postgres));
        }
    }

    @Test
    void closing_stops_the_server() throws Exception {
        ProcessHandle server;
        try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
            server = server(shared);
            postgres.close();
            assertFalse(server.isAlive());
        }
        assertFalse(Files.exists(PostmasterFile.in(folder(shared))));
    }

    @Test
    void a_second_process_attaches_and_leaves_the_server_running() throws Exception {
        try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
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
            try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
                assertFalse(postgres.isOwner());
                visits(postgres);
            }
            try (var again = EmbeddedPostgres.open(shared, new SecureRandom())) {
                visits(again);
            }
        }
    }

    @Test
    void opening_twice_in_one_process_attaches_and_the_first_keeps_the_lock() throws Exception {
        try (var owner = EmbeddedPostgres.open(shared, new SecureRandom())) {
            try (var second = EmbeddedPostgres.open(shared, new SecureRandom())) {
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
                            () -> threads.submit(() -> EmbeddedPostgres.open(shared, new SecureRandom())))
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
        try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
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
        try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
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
        StorageProblem told = assertThrows(StorageProblem.class, () -> EmbeddedPostgres.open(open, new SecureRandom()));
        assertEquals(Why.FOLDER_OPEN_TO_OTHERS, told.why());
    }

    @Test
    void a_deep_folder_and_an_interrupted_first_start_do_no_harm(@TempDir Path top) throws Exception {
        Path deep = top.resolve("deep, 'odd' and ".repeat(3)).resolve("much too long for a socket ".repeat(3));
        Files.createDirectories(deep.resolve(".unfinished-2/data"));
        Files.createFile(deep.resolve(".unfinished-2/data/PG_VERSION"));
        linkPrograms(deep);
        Path socketFolder;
        try (var postgres = EmbeddedPostgres.open(deep, new SecureRandom());
                var attached = EmbeddedPostgres.open(deep, new SecureRandom())) {
            assertEquals("1", query(postgres, "SELECT 1"));
            assertEquals("1", query(attached, "SELECT 1"));
            assertEquals(postgres.access().socketFile(), attached.access().socketFile());
            socketFolder = postgres.access().socketFile().resolveSibling(".").normalize();
            assertFalse(socketFolder.startsWith(deep));
        }
        assertFalse(Files.exists(socketFolder));
        assertFalse(Files.exists(deep.resolve(".unfinished-2")));
    }
}
