package org.vestibule.adapters.persistence.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.eventually;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.execute;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.folder;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.linkPrograms;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.query;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.server;
import static org.vestibule.adapters.persistence.embedded.DatabaseFixtures.visits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedPostgresKillTest {

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
    void the_server_ends_with_a_killed_program_and_the_next_one_finds_the_data() throws Exception {
        int before;
        ProcessHandle server;
        try (var other = OtherProgram.start(shared)) {
            assertEquals("owner", other.role());
            try (var attached = EmbeddedPostgres.open(shared, new SecureRandom())) {
                execute(attached, "INSERT INTO visits VALUES (2)");
                before = visits(attached);
            }
            server = server(shared);
            other.kill();
        }
        server.onExit().orTimeout(5, TimeUnit.SECONDS).join();
        try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
            assertTrue(postgres.isOwner());
            assertEquals(before, visits(postgres));
        }
    }

    @Test
    void opens_at_once_after_a_kill_while_the_old_server_is_still_stopping() throws Exception {
        try (var other = OtherProgram.start(shared)) {
            assertEquals("owner", other.role());
            other.kill();
            try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
                eventually(() -> visits(postgres));
            }
        }
    }

    @Test
    void survives_a_kill_of_the_database() throws Exception {
        try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
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
        try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
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
            try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
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
            try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
                assertTrue(postgres.isOwner());
                eventually(() -> visits(postgres));
                // Until some process takes note of its end, it counts as alive.
                assertFalse(PostmasterFile.runsProgramOf(folder(shared), orphan));
            }
        }
    }

    @Test
    void an_interrupted_first_start_leaves_no_process_and_the_next_one_works(@TempDir Path fresh) throws Exception {
        linkPrograms(fresh);
        interruptOnce(fresh, () -> programsRun(fresh));
        interruptOnce(fresh, () -> Files.exists(PostmasterFile.in(folder(fresh))));
        try (var postgres = EmbeddedPostgres.open(fresh, new SecureRandom())) {
            assertTrue(postgres.isOwner());
            assertEquals("1", query(postgres, "SELECT 1"));
        }
    }

    /** Interrupts whoever opens it once something holds, and sees that nothing is left of the attempt. */
    private static void interruptOnce(Path dataDir, Callable<Boolean> something) throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread opening = new Thread(() -> {
            try {
                EmbeddedPostgres.open(dataDir, new SecureRandom()).close();
            } catch (EmbeddedPostgresException interrupted) {
                failure.set(interrupted);
            }
        });
        opening.start();
        while (!something.call() && opening.isAlive()) {
            Thread.onSpinWait();
        }
        opening.interrupt();
        opening.join();
        assertTrue(String.valueOf(failure.get()).contains("Interrupted"), String.valueOf(failure.get()));
        while (programsRun(dataDir)) { // the whole class has a time limit
            Thread.onSpinWait();
        }
    }

    private static boolean programsRun(Path dataDir) throws IOException {
        DataFolder folder = folder(dataDir);
        return ProcessHandle.allProcesses().anyMatch(process -> PostmasterFile.runsProgramOf(folder, process));
    }

    @Test
    void a_lock_file_with_the_number_of_a_stranger_is_stale() throws Exception {
        Files.writeString(
                PostmasterFile.in(folder(shared)),
                ProcessHandle.current().pid() + "\n" + shared + "\n1\n5432\n/tmp\n\n1 1\nready\n");
        try (var postgres = EmbeddedPostgres.open(shared, new SecureRandom())) {
            assertTrue(postgres.isOwner());
            visits(postgres);
        }
    }
}
