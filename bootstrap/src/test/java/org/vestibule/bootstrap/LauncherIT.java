package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the distribution by its launcher, on the module path: what the other tests' runner would hide, shows here. */
class LauncherIT {

    private static final String LAUNCHER = "target/vestibule/bin/vestibule";
    private static final int READY_WITHIN_SECONDS = 30;

    @TempDir
    Path folder;

    @Test
    void the_portal_starts_keeps_its_data_and_survives_being_killed() throws Exception {
        int port = freePort();
        Process portal = serve(port, Optional.empty());
        awaitReady(portal, port);
        assertEquals(200, status(port, "/sign-in"));
        Command created = run(
                "violet kettle drum sunday\n", "account", "create", "a@example.org", "--name", "A", "--password-stdin");
        assertEquals(0, created.code, created.err);
        Command taken = run(
                "violet kettle drum sunday\n", "account", "create", "A@example.org", "--name", "A", "--password-stdin");
        assertEquals(1, taken.code);
        assertTrue(taken.err.contains("address-taken"), taken.err);
        portal.destroyForcibly().waitFor(); // as kill -9 does

        Process again = serve(port, Optional.empty());
        awaitReady(again, port);
        Command listed = run("", "account", "list", "--output", "json");
        assertTrue(listed.out.contains("a@example.org"), listed.out + listed.err);
        again.destroy();
        assertTrue(again.waitFor(15, TimeUnit.SECONDS), "it ends when it is told to");
        assertTrue(run("", "two-step", "status", "a@example.org").out.contains("Off"), "without a running portal too");
    }

    @Test
    void it_starts_on_a_newer_jdk_too() throws Exception {
        Optional<Path> newer = newerJdk();
        if (newer.isEmpty()) {
            System.out.println("NOT TESTED on a newer JDK: there is none here; put a JDK 25 under /usr/lib/jvm.");
            return;
        }
        int port = freePort();
        Process portal = serve(port, newer);
        awaitReady(portal, port);
        assertEquals(200, status(port, "/sign-in"));
        portal.destroy();
        assertTrue(portal.waitFor(15, TimeUnit.SECONDS));
    }

    private static Optional<Path> newerJdk() throws IOException {
        Path jdks = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(jdks)) {
            return Optional.empty();
        }
        try (var found = Files.list(jdks)) {
            return found.filter(jdk -> jdk.getFileName().toString().contains("25"))
                    .findFirst();
        }
    }

    private Process serve(int port, Optional<Path> jdk) throws IOException {
        ProcessBuilder builder = launcher("serve", "--port", String.valueOf(port));
        jdk.ifPresent(home -> builder.environment().put("JAVA_HOME", home.toString()));
        return builder.redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private ProcessBuilder launcher(String... arguments) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        return new ProcessBuilder(command);
    }

    private record Command(int code, String out, String err) {}

    private Command run(String input, String... arguments) throws IOException, InterruptedException {
        Path err = folder.resolve("command-err");
        Process process = launcher(arguments).redirectError(err.toFile()).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Command(process.waitFor(), out, Files.readString(err));
    }

    private void awaitReady(Process portal, int port) throws IOException, InterruptedException {
        for (int i = 0; i < READY_WITHIN_SECONDS * 10; i++) {
            if (status(port, "/health/ready") == 200) {
                return;
            }
            assertTrue(portal.isAlive(), () -> read("out") + read("err"));
            Thread.sleep(100);
        }
        throw new AssertionError("Not ready in time: " + read("out") + read("err"));
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int status(int port, String path) {
        try {
            return ((HttpURLConnection) URI.create("http://localhost:" + port + path)
                            .toURL()
                            .openConnection())
                    .getResponseCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
