package org.vestibule.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.persistence.OwnFolder;

/**
 * Where portals answer while no public address is set: each that answers notes it beside the data, in a file of its own
 * that it keeps locked for as long as it lives. So the links that admin commands print lead to a port that somebody
 * listens on, and however a portal ends, no other has to clear up before it is known.
 */
final class NotedAddress implements AutoCloseable {

    private static final String PREFIX = "portal";
    private static final String SUFFIX = ".url";
    private static final String UNFINISHED = ".new";

    private final FileChannel locked;

    private NotedAddress(FileChannel locked) {
        this.locked = locked;
    }

    /** A note and whether whoever made it lives. */
    private record Note(Path file, long since, boolean living) {}

    /** Notes an address until it is closed, and beyond unless another is noted; drops what dead ones left. */
    static NotedAddress note(Path dataFolder, URI base) {
        try {
            for (Note note : notes(dataFolder)) {
                if (!note.living) {
                    Files.deleteIfExists(note.file);
                }
            }
            Path file = Files.createTempFile(dataFolder, PREFIX, UNFINISHED); // for our eyes only
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            try {
                channel.lock();
                channel.write(ByteBuffer.wrap((base + System.lineSeparator()).getBytes(StandardCharsets.UTF_8)));
                Files.move(file, finished(file), StandardCopyOption.ATOMIC_MOVE); // the lock goes with it
            } catch (IOException failure) {
                channel.close();
                Files.deleteIfExists(file);
                throw failure;
            }
            return new NotedAddress(channel);
        } catch (IOException failure) {
            throw OwnFolder.problem(dataFolder, failure);
        }
    }

    /** The address of the one that has lived longest; if none lives, of the last that did. */
    static Optional<URI> read(Path dataFolder) {
        try {
            List<Note> notes = notes(dataFolder);
            Comparator<Note> byAge = Comparator.comparingLong(Note::since);
            return notes.stream()
                    .filter(Note::living)
                    .min(byAge)
                    .or(() -> notes.stream().max(byAge))
                    .flatMap(note -> address(note.file));
        } catch (IOException failure) {
            throw OwnFolder.problem(dataFolder, failure);
        }
    }

    /** Lets others know that it is over. */
    @Override
    public void close() {
        try {
            locked.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path finished(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(UNFINISHED, SUFFIX));
    }

    private static List<Note> notes(Path dataFolder) throws IOException {
        List<Note> notes = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(dataFolder, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                look(file).ifPresent(notes::add);
            }
        }
        return notes;
    }

    private static Optional<Note> look(Path file) throws IOException {
        try {
            return Optional.of(new Note(file, Files.getLastModifiedTime(file).toMillis(), isLocked(file)));
        } catch (NoSuchFileException dropped) {
            return Optional.empty();
        }
    }

    /** A shared lock, for many may ask at once. */
    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        }
    }

    private static Optional<URI> address(Path file) {
        try {
            return Optional.of(URI.create(Files.readString(file).strip()));
        } catch (IOException | IllegalArgumentException gone) {
            return Optional.empty();
        }
    }
}
