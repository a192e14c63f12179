package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that this process runs, and the lock that lets it. */
final class Ownership implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);

    private final DataFolder folder;
    private final Path socketFolder;
    private final OwnerLock lock;
    private final Supervisor supervisor;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Ownership(DataFolder folder, Path socketFolder, OwnerLock lock, Supervisor supervisor) {
        this.folder = folder;
        this.socketFolder = socketFolder;
        this.lock = lock;
        this.supervisor = supervisor;
    }

    /** Starts the server; gives the lock back if that fails. */
    static Ownership take(DataFolder folder, OwnerLock lock, RandomGenerator random)
            throws IOException, InterruptedException {
        boolean taken = false;
        try {
            Programs programs = Programs.of(folder);
            Cluster.ensure(folder, programs, random);
            Path socketFolder = SocketFolder.choose(folder);
            Supervisor supervisor = Supervisor.start(folder, programs, socketFolder);
            taken = true;
            LOG.info("PostgreSQL {} runs on {}", programs.version(), folder.data());
            return new Ownership(folder, socketFolder, lock, supervisor);
        } finally {
            if (!taken) {
                lock.close();
            }
        }
    }

    Path socketFolder() {
        return socketFolder;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        supervisor.close();
        try {
            if (!socketFolder.equals(folder.run())) {
                SocketFolder.deleteLeftovers(socketFolder);
                Files.deleteIfExists(socketFolder);
            }
            lock.close();
        } catch (IOException e) {
            LOG.warn("After stopping PostgreSQL", e);
        }
    }
}
