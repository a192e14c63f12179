package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.OnlyLong;

/** Starts the distribution by its launcher, on the module path: what the other tests' runner would hide, shows here. */
class LauncherIT {

    private static final String PASSWORD = HttpBrowser.PASSWORD;

    /** There is nothing in it: it is as it is for whoever starts the portal for the first time. */
    private final Path data = RunningPortal.emptyDataFolder();

    @AfterEach
    void dropDataFolder() {
        RunningPortal.delete(data);
    }

    @Test
    void it_says_its_version_and_how_to_use_it() {
        RunningPortal.Command version = RunningPortal.run(data, "", "--version");
        assertEquals(0, version.code(), version.err());
        assertTrue(version.out().matches("vestibule \\d+\\.\\d+\\.\\d+\\S*\\R"), version.out());
        RunningPortal.Command help = RunningPortal.run(data, "", "--help");
        assertEquals(0, help.code(), help.err());
        assertTrue(help.out().contains("serve"), help.out());
        RunningPortal.Command nothing = RunningPortal.run(data, "", "srve");
        assertEquals(2, nothing.code(), nothing.err());
    }

    @Test
    @OnlyLong
    void it_keeps_its_data_when_it_is_told_to_end_and_its_database_ends_with_it() {
        try (RunningPortal portal = RunningPortal.start(data, Map.of())) {
            assertEquals(200, portal.status("/sign-in"));
            RunningPortal.createAccount(data, "a@example.org", "A", PASSWORD);
            RunningPortal.Command taken = RunningPortal.run(
                    data, PASSWORD + "\n", "account", "create", "A@example.org", "--name", "A", "--password-stdin");
            assertEquals(1, taken.code(), taken.out());
            assertTrue(taken.err().contains("address-taken"), taken.err());
            assertTrue(portal.stop(Duration.ofSeconds(10)), portal::output);
        }
        assertDatabaseEnds(Duration.ofSeconds(2));
        RunningPortal.Command listed = RunningPortal.run(data, "", "account", "list", "--output", "json");
        assertTrue(listed.out().contains("\"a@example.org\""), listed.out() + listed.err());
        try (RunningPortal again = RunningPortal.start(data)) {
            RunningPortal.Command beside = RunningPortal.run(data, "", "account", "list", "--output", "json");
            assertEquals(listed.out(), beside.out(), again::output);
        }
    }

    @Test
    void it_starts_again_at_once_after_it_was_killed() {
        DatabaseTemplate.copyTo(data);
        RunningPortal killed = RunningPortal.start(data);
        RunningPortal.createAccount(data, "a@example.org", "A", PASSWORD);
        killed.kill();
        try (RunningPortal again = RunningPortal.start(data)) {
            RunningPortal.Command listed = RunningPortal.run(data, "", "account", "list", "--output", "json");
            assertTrue(listed.out().contains("\"a@example.org\""), listed.out() + listed.err() + again.output());
        }
        assertDatabaseEnds(Duration.ofSeconds(2));
    }

    @Test
    void it_starts_on_a_newer_jdk_too() throws IOException {
        Optional<Path> newer = newerJdk();
        if (newer.isEmpty()) {
            System.out.println("NOT TESTED on a newer JDK: there is none here. Set JAVA25_HOME to a JDK 25.");
            return;
        }
        DatabaseTemplate.copyTo(data);
        try (RunningPortal portal = RunningPortal.start(data, newer.get())) {
            assertEquals(200, portal.status("/sign-in"));
            HttpBrowser browser = new HttpBrowser(portal);
            browser.signUp("a@example.org", "A");
            assertEquals(200, browser.get("/").status());
            assertTrue(!portal.output().contains("WARNING"), portal::output);
        }
    }

    private static Optional<Path> newerJdk() throws IOException {
        Optional<Path> named = Optional.ofNullable(System.getenv("JAVA25_HOME")).map(Path::of);
        Path jdks = Path.of("/usr/lib/jvm");
        if (named.isPresent() || !Files.isDirectory(jdks)) {
            return named;
        }
        try (Stream<Path> found = Files.list(jdks)) {
            return found.filter(jdk -> jdk.getFileName().toString().contains("25"))
                    .filter(jdk -> Files.isExecutable(jdk.resolve("bin/java")))
                    .findFirst();
        }
    }

    private void assertDatabaseEnds(Duration patience) {
        RunningPortal.await(
                patience,
                "no process works on the data folder any more",
                () -> ProcessHandle.allProcesses()
                        .noneMatch(process ->
                                process.info().commandLine().orElse("").contains(data.toString())));
    }
}
