package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.persistence.OwnFolder;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.persistence.StorageProblem.Why;

/** Keeps the server of a data folder running until closed: when it dies, it is started again. */
final class Supervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    /** After a crash the server replays its log first; to interrupt that would only make it begin again. */
    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(5);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A server that lived this long was not broken from the start. */
    private static final Duration STABLE = Duration.ofMinutes(1);

    private final DataFolder folder;
    private final Programs programs;
    private final Path socketFolder;
    private final Thread thread;
    private volatile ServerProcess server;
    private volatile boolean closed;

    private Supervisor(DataFolder folder, Programs programs, Path socketFolder)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.programs = programs;
        this.socketFolder = socketFolder;
        this.server = startServer();
        this.thread = new Thread(this::supervise, "postgres-supervisor");
        thread.setDaemon(true);
    }

    /** Returns when the server takes connections. The caller holds the owner's lock until after closing this. */
    static Supervisor start(DataFolder folder, Programs programs, Path socketFolder)
            throws IOException, InterruptedException {
        Supervisor supervisor = new Supervisor(folder, programs, socketFolder);
        supervisor.thread.start();
        return supervisor;
    }

    private void supervise() {
        Duration pause = Duration.ZERO;
        try {
            while (!closed) {
                long since = System.nanoTime();
                server.awaitExit();
                if (System.nanoTime() - since > STABLE.toNanos()) {
                    pause = Duration.ZERO;
                }
                LOG.warn("PostgreSQL ended by itself; starting it again. Its last words:\n{}", server.lastWords());
                // If only the shell was killed, this makes what is left of it stop the server.
                server.release();
                Thread.sleep(pause.toMillis());
                restart();
                pause = longer(pause);
            }
        } catch (InterruptedException e) {
            // The wish of close(), and this thread ends with it.
            LOG.debug("No longer watching over PostgreSQL");
        }
    }

    private void restart() throws InterruptedException {
        try {
            server = startServer();
            LOG.info("PostgreSQL runs again");
        } catch (StorageProblem told) {
            if (!closed) {
                LOG.error("PostgreSQL could not be started again; trying on. {}", told.getMessage());
            }
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                LOG.error("PostgreSQL could not be started again; trying on", e);
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2).plusMillis(250);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private ServerProcess startServer() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            Leftovers.clear(folder, socketFolder);
            ServerProcess started = ServerProcess.start(folder, programs, socketFolder);
            boolean ready = false;
            try {
                ready = started.awaitReady(RECOVERY_LIMIT);
            } finally {
                if (!ready) {
                    started.stop(STOP_LIMIT);
                }
            }
            if (ready) {
                return started;
            }
            if (System.nanoTime() > deadline) {
                throw problem(started.lastWords());
            }
            Thread.sleep(500);
        }
    }

    private StorageProblem problem(String lastWords) {
        if (OwnFolder.tellsOfNoRoom(lastWords)) {
            return new StorageProblem(Why.FOLDER_FULL, null, folder.root().toString());
        }
        return new EmbeddedPostgresException("PostgreSQL does not start on " + folder.data()
                + ". Check the free space of the disk and the memory of the machine; if its programs are damaged, delete "
                + folder.programs() + ", which holds no data. It says:\n" + lastWords);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        server.stop(STOP_LIMIT);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
