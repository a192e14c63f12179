package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to run the server of one data folder: at most one holder at a time, ended by the system with its process. */
final class OwnerLock implements AutoCloseable {

    /**
     * The holders in this process. Closing <em>any</em> channel on a locked file gives up the process's lock, so a
     * second one must never be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private OwnerLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Optional<OwnerLock> tryTake(Path file) throws IOException {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        OwnerLock taken = null;
        try {
            FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), DataFolder.PRIVATE_FILE);
            if (channel.tryLock() == null) {
                channel.close();
            } else {
                taken = new OwnerLock(file, channel);
            }
        } finally {
            if (taken == null) {
                HELD.remove(file);
            }
        }
        return Optional.ofNullable(taken);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(file);
    }
}
