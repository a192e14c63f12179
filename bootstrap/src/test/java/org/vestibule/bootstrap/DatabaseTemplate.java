package org.vestibule.bootstrap;

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
import java.security.SecureRandom;
import org.vestibule.adapters.persistence.database.Pool;
import org.vestibule.adapters.persistence.database.Schema;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;

/**
 * PostgreSQL unpacked, its database made and its tables in it, once for all data folders of this JVM: four seconds of work
 * for each.
 */
final class DatabaseTemplate {

    private static final String PROGRAMS = "postgres-bin";
    private static final String DATABASE = "postgres";
    private static final Path FOLDER = make();

    private DatabaseTemplate() {}

    /** Gives a new data folder all of it. There are no keys yet: those are the portal's to make. */
    static void copyTo(Path data) {
        try {
            Files.walkFileTree(FOLDER.resolve(PROGRAMS), new Copy(FOLDER, data));
            Files.walkFileTree(FOLDER.resolve(DATABASE), new Copy(FOLDER, data));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path make() {
        Path folder = RunningPortal.emptyDataFolder();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RunningPortal.delete(folder)));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, new SecureRandom());
                HikariDataSource pool =
                        Pool.ofNew(postgres.access().url(), postgres.access().properties(), connection -> {})) {
            Schema.migrate(pool);
        }
        return folder;
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
