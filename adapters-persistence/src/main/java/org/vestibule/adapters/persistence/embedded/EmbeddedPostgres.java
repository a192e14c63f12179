package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.persistence.OwnFolder;
import org.vestibule.adapters.persistence.StorageProblem;

/**
 * The database server that comes with the program and keeps its files in the program's data folder.
 *
 * <p>The first process that opens a data folder owns the server: it starts it, restarts it should it die, and stops it
 * on {@link #close()}. However the owner ends, by {@code kill -9} too, the server ends with it. Further processes of the
 * same user attach to the running server, and lose it when the owner goes.
 *
 * <p>The server listens on a Unix socket only, in a folder that other users cannot enter, and asks for a generated
 * password. Linux and macOS.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration ATTACH_LIMIT = Duration.ofSeconds(30);

    private final JdbcAccess access;
    private final @Nullable Ownership ownership;

    private EmbeddedPostgres(JdbcAccess access, @Nullable Ownership ownership) {
        this.access = access;
        this.ownership = ownership;
    }

    /**
     * Starts the server of this data folder or attaches to it, and returns when it takes connections. The folder is
     * created if absent; the first start unpacks PostgreSQL (60 MB) and creates the database, later ones take a
     * fraction of a second.
     *
     * @throws StorageProblem when that is impossible; it says what to do
     */
    public static EmbeddedPostgres open(Path dataDir, RandomGenerator random) {
        try {
            return attachOrOwn(DataFolder.prepare(dataDir), random);
        } catch (IOException e) {
            throw OwnFolder.problem(dataDir, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while opening the database in " + dataDir, e);
        }
    }

    /** Whether a data folder has a database, or the beginning of one. */
    public static boolean isIn(Path dataDir) {
        return Files.exists(DataFolder.clusterIn(dataDir));
    }

    private static EmbeddedPostgres attachOrOwn(DataFolder folder, RandomGenerator random)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + ATTACH_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<OwnerLock> lock = OwnerLock.tryTake(folder.lock());
            if (lock.isPresent()) {
                Ownership ownership = Ownership.take(folder, lock.get(), random);
                return new EmbeddedPostgres(accessTo(folder, ownership.socketFolder()), ownership);
            }
            Optional<PostmasterFile> running = PostmasterFile.read(folder)
                    .filter(PostmasterFile::ready)
                    .filter(file -> file.process(folder).isPresent());
            if (running.isPresent()) {
                LOG.debug("Attached to PostgreSQL, process {}", running.get().pid());
                return new EmbeddedPostgres(accessTo(folder, running.get().socketFolder()), null);
            }
            Thread.sleep(20);
        }
        throw new EmbeddedPostgresException("Another process owns the database in " + folder.root()
                + " but has not made it ready for " + ATTACH_LIMIT.toSeconds() + " s; look at the log of that process,"
                + " or end it and try again.");
    }

    private static JdbcAccess accessTo(DataFolder folder, Path socketFolder) throws IOException {
        return new JdbcAccess(
                "jdbc:postgresql://127.0.0.1:5432/" + Cluster.NAME,
                Cluster.NAME,
                Files.readString(folder.password()),
                SocketFolder.socketFile(socketFolder));
    }

    /** How to connect; stays the same when the owner has to restart the server. */
    public JdbcAccess access() {
        return access;
    }

    /** Whether closing this stops the server. */
    public boolean isOwner() {
        return ownership != null;
    }

    /** Stops the server if this process owns it: open transactions are rolled back. */
    @Override
    public void close() {
        if (ownership != null) {
            ownership.close();
        }
    }
}
