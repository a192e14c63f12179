package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.vestibule.testkit.OnlyLong;

/** A database that stands still for a while (SIGSTOP) is slow, or gone; it makes no clock wrong (PRODUCT B, F-12). */
@Isolated
class DatabaseStalledIT {

    private static final Duration STALL = Duration.ofSeconds(3);
    private static final int VISITORS = 8;
    private static final String EMAIL = "person@example.org";

    private final Path data = RunningPortal.newDataFolder();
    private RunningPortal portal;

    @BeforeEach
    void start() {
        portal = RunningPortal.start(data);
        new HttpBrowser(portal).signUp(EMAIL, "Person");
    }

    @AfterEach
    void stop() {
        portal.close();
        RunningPortal.delete(data);
    }

    /** Two stalls: within one of them or the other the clock is measured. */
    @Test
    void a_stall_of_three_seconds_is_taken_for_no_wrong_clock() {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
        try (PortalDatabase database = PortalDatabase.of(data)) {
            List<CompletableFuture<Map<String, Integer>>> visits = new ArrayList<>();
            for (int i = 0; i < VISITORS; i++) {
                visits.add(CompletableFuture.supplyAsync(() -> signInUntil(over), visitors));
            }
            for (int i = 0; i < 2; i++) {
                pause(Duration.ofMillis(500));
                List<String> stopped = signal(database, "STOP");
                for (long end = System.nanoTime() + STALL.toNanos(); System.nanoTime() < end; ) {
                    assertEquals(200, portal.status("/health/ready"));
                    pause(Duration.ofMillis(50));
                }
                signal("CONT", stopped);
            }
            pause(Duration.ofMillis(500));
            over.set(true);
            Map<String, Integer> answers = new TreeMap<>();
            visits.forEach(
                    visit -> visit.join().forEach((answer, count) -> answers.merge(answer, count, Integer::sum)));
            System.out.println("DatabaseStalledIT: sign-ins were answered " + answers);
            assertTrue(answers.getOrDefault("303 ", 0) > VISITORS, answers::toString);
            assertFalse(answers.containsKey("503 clock-off"), answers::toString);
            assertFalse(portal.output().contains("clock"), portal::output);
        } finally {
            over.set(true);
            visitors.shutdown();
        }
        assertEquals("/", new HttpBrowser(portal).signIn(EMAIL).location());
    }

    @OnlyLong
    @Test
    void one_that_lasts_is_told_of_and_is_over_when_it_is_over() {
        try (PortalDatabase database = PortalDatabase.of(data)) {
            List<String> stopped = signal(database, "STOP");
            RunningPortal.await(Duration.ofSeconds(11), "it is not ready", () -> portal.status("/health/ready") == 503);
            assertEquals(
                    "not ready: the database does not answer [database-unreachable]\n",
                    new HttpBrowser(portal).get("/health/ready").body());
            signal("CONT", stopped);
        }
        RunningPortal.await(Duration.ofSeconds(11), "it is ready", () -> portal.status("/health/ready") == 200);
        assertEquals("/", new HttpBrowser(portal).signIn(EMAIL).location());
    }

    private Map<String, Integer> signInUntil(AtomicBoolean over) {
        Map<String, Integer> answers = new TreeMap<>();
        while (!over.get()) {
            HttpBrowser.Answer answer =
                    new HttpBrowser(portal).fill("/sign-in", "email", EMAIL, "password", HttpBrowser.PASSWORD);
            answers.merge(answer.status() + " " + answer.code(), 1, Integer::sum);
        }
        return answers;
    }

    /** To all of it but the test's own connection; what takes new ones is the parent of those that there are. */
    private static List<String> signal(PortalDatabase database, String name) {
        List<String> all = new ArrayList<>(database.strings("""
                SELECT pid FROM pg_stat_activity
                WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
                """));
        ProcessHandle.of(Long.parseLong(all.get(0)))
                .flatMap(ProcessHandle::parent)
                .ifPresent(parent -> all.add(0, String.valueOf(parent.pid())));
        return signal(name, all);
    }

    private static List<String> signal(String name, List<String> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        command.addAll(processes);
        try {
            assertEquals(0, new ProcessBuilder(command).start().waitFor(), command::toString);
            return processes;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
