package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server leaves behind that did not end in peace: processes that outlived whoever started them, and lock files.
 *
 * <p>PostgreSQL respects a lock file as long as <em>some</em> process has its number, which after a restart of the
 * machine or container may be any. We know better: with the owner's lock held and no process running a program of this
 * folder, the files are stale.
 */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Leftovers() {}

    /** The caller holds the owner's lock. */
    static void clear(DataFolder folder, Path socketFolder) throws IOException, InterruptedException {
        if (Files.exists(PostmasterFile.in(folder))) {
            stopSurvivors(folder);
            Files.deleteIfExists(PostmasterFile.in(folder));
        }
        SocketFolder.deleteLeftovers(socketFolder);
    }

    private static void stopSurvivors(DataFolder folder) throws IOException, InterruptedException {
        Optional<PostmasterFile> file = PostmasterFile.read(folder);
        Optional<ProcessHandle> server = file.flatMap(found -> found.process(folder));
        if (server.isPresent()) {
            LOG.info(
                    "Stopping PostgreSQL (process {}), which outlived its program",
                    server.get().pid());
            ServerProcess.interrupt(server.get().pid());
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<ProcessHandle> survivors = survivors(folder);
        while (!survivors.isEmpty()) {
            if (System.nanoTime() > deadline) {
                LOG.warn("Killing processes of PostgreSQL that do not end: {}", survivors);
                survivors.forEach(ProcessHandle::destroyForcibly);
            }
            Thread.sleep(20);
            survivors = survivors(folder);
        }
    }

    private static List<ProcessHandle> survivors(DataFolder folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> PostmasterFile.runsProgramOf(folder, process))
                .toList();
    }
}
