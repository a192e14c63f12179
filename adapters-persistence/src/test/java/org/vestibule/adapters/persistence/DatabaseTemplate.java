package org.vestibule.adapters.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import org.vestibule.adapters.persistence.database.OnEmbedded;
import org.vestibule.adapters.persistence.database.Schema;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;

/**
 * Data folders with PostgreSQL unpacked and its database made, once for all tests of this JVM: three seconds of work for
 * each, and one more for its tables. What becomes of an empty folder is told by the tests of the embedded server.
 */
public final class DatabaseTemplate {

    private static final String PROGRAMS = "postgres-bin";
    private static final String DATABASE = "postgres";

    private static final Path WITHOUT_TABLES = make();
    private static final Path WITH_TABLES = migrated();

    private DatabaseTemplate() {}

    /** Makes a data folder of one that is empty or not there; says which. There are no keys yet. */
    public static Path copyTo(Path data) {
        return copy(WITH_TABLES, data);
    }

    /** The same before the first of all migrations. */
    public static Path copyWithoutTablesTo(Path data) {
        return copy(WITHOUT_TABLES, data);
    }

    private static Path make() {
        Path folder = folder();
        EmbeddedPostgres.open(folder, new SecureRandom()).close();
        return folder;
    }

    private static Path migrated() {
        Path folder = copyWithoutTablesTo(folder());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, new SecureRandom());
                HikariDataSource pool = OnEmbedded.pool(postgres.access())) {
            Schema.migrate(pool);
        }
        return folder;
    }

    /** A folder that is there until this JVM ends. */
    static Path folder() {
        try {
            Path folder = Files.createTempDirectory("vst");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException stillInUse) {
            // the server is stopping in the same moment: the system clears its temporary folder
            return;
        }
    }

    private static Path copy(Path template, Path data) {
        try {
            Files.createDirectories(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.walkFileTree(template.resolve(PROGRAMS), new Copy(template, data));
            Files.walkFileTree(template.resolve(DATABASE), new Copy(template, data));
            return data;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The programs, which nobody changes, are linked. */
    private static final class Copy extends SimpleFileVisitor<Path> {

        private final Path from;
        private final Path to;

        private Copy(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            return copy(folder);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path path = from.relativize(file);
            if (attributes.isSymbolicLink() || !path.startsWith(PROGRAMS)) {
                return copy(file);
            }
            Files.createLink(to.resolve(path), file);
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult copy(Path file) throws IOException {
            Files.copy(
                    file,
                    to.resolve(from.relativize(file)),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
        }
    }
}
