package org.vestibule.adapters.persistence.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Callable;

/** Talks to the database in tests, and knows its processes. */
final class DatabaseFixtures {

    private DatabaseFixtures() {}

    static int visits(EmbeddedPostgres postgres) throws SQLException {
        return Integer.parseInt(query(postgres, "SELECT count(*) FROM visits"));
    }

    static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        connect(postgres.access().url(), postgres.access().properties());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        connect(postgres.access().url(), postgres.access().properties());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Connection connect(String url, Properties properties) throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    static int eventually(Callable<Integer> attempt) throws Exception {
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

    static ProcessHandle server(Path dataDir) throws IOException {
        DataFolder folder = folder(dataDir);
        return PostmasterFile.read(folder).orElseThrow().process(folder).orElseThrow();
    }

    static DataFolder folder(Path dataDir) throws IOException {
        return DataFolder.prepare(dataDir);
    }

    /** Gives a new data folder programs that are unpacked once for all tests, which saves two seconds and 60 MB. */
    static void linkPrograms(Path dataDir) throws Exception {
        Path source = Unpacked.FOLDER.programs();
        Path target = folder(dataDir).programs();
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(source.relativize(folder)), DataFolder.PRIVATE_FOLDER);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = target.resolve(source.relativize(file));
                if (attributes.isSymbolicLink()) {
                    Files.createSymbolicLink(copy, Files.readSymbolicLink(file));
                } else {
                    Files.createLink(copy, file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static final class Unpacked {

        static final DataFolder FOLDER = unpack();

        private static DataFolder unpack() {
            try {
                DataFolder folder = folder(Files.createTempDirectory("unpacked"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                Path interrupted = folder.programs().resolve(".unfinished-1/bin");
                Files.createDirectories(interrupted);
                Programs.of(folder);
                assertFalse(Files.exists(interrupted));
                return folder;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void delete(DataFolder folder) {
            try {
                FileTrees.delete(folder.root());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
