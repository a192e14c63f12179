package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL that an operator runs, with a database and a role for the portal: this machine's own, whose programs are of
 * one version. Where there is none, the test fails under CI and is skipped elsewhere.
 */
final class OwnPostgres implements AutoCloseable {

    private static final String HOW = "install PostgreSQL 15 or newer, such as by: apt-get install postgresql";
    private static final String NAME = "vestibule";

    /** PostgreSQL does not run as root. */
    private static final int NOBODY = 65_534;

    private final Path folder;
    private final int port;
    private final Process server;

    private OwnPostgres(Path folder, int port, Process server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    static OwnPostgres start() {
        Path programs = programs().orElseGet(OwnPostgres::none);
        try {
            Path folder = Files.createTempDirectory(Path.of("/tmp"), "vpg");
            boolean root = (int) Files.getAttribute(folder, "unix:uid") == 0;
            if (root) {
                Files.setAttribute(folder, "unix:uid", NOBODY);
            }
            int port = freePort();
            String data = folder.resolve("data").toString();
            run(root, programs, "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8");
            Process server = command(
                            root,
                            programs,
                            "postgres",
                            "-D",
                            data,
                            "-p",
                            Integer.toString(port),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=",
                            "-c",
                            "fsync=off")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            OwnPostgres own = new OwnPostgres(folder, port, server);
            RunningPortal.await(Duration.ofSeconds(30), "it answers", own::answers);
            own.psql("CREATE ROLE " + NAME + " LOGIN CREATEDB");
            own.psql("CREATE DATABASE " + NAME + " OWNER " + NAME);
            return own;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the portal and PostgreSQL's programs are told, in the environment. */
    Map<String, String> settings() {
        return Map.of(
                "VESTIBULE_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME + "?user=" + NAME,
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                Integer.toString(port),
                "PGUSER",
                NAME);
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
        RunningPortal.delete(folder);
    }

    private boolean answers() {
        return psqlExit("SELECT 1") == 0;
    }

    private void psql(String sql) {
        assertEquals(0, psqlExit(sql), sql);
    }

    private int psqlExit(String sql) {
        try {
            return new ProcessBuilder(
                            "psql", "-q", "-h", "127.0.0.1", "-p", "" + port, "-U", "postgres", "-c", sql, "postgres")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void run(boolean root, Path programs, String... words) throws IOException {
        Process process = command(root, programs, words).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.onExit().join().exitValue(), said);
    }

    private static ProcessBuilder command(boolean root, Path programs, String... words) {
        List<String> command = new ArrayList<>(
                root ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups") : List.of());
        command.add(programs.resolve(words[0]).toString());
        command.addAll(Arrays.asList(words).subList(1, words.length));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(Path.of("/").toFile());
    }

    private static Optional<Path> programs() {
        if (!Files.isExecutable(Path.of("/usr/bin/pg_dump")) || !Files.isDirectory(Path.of("/usr/lib/postgresql"))) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .sorted()
                    .reduce((older, newer) -> newer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path none() {
        if ("true".equals(System.getenv("CI"))) {
            fail("No PostgreSQL to back up: " + HOW);
        }
        System.out.println("NOT TESTED with a PostgreSQL of this machine: " + HOW);
        return Assumptions.abort("no PostgreSQL");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
