package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders that come to be whole or not at all, and go with everything in them. */
final class FileTrees {

    private static final Logger LOG = LoggerFactory.getLogger(FileTrees.class);
    private static final String UNFINISHED = ".unfinished-";

    private FileTrees() {}

    /** A new private folder beside {@code target}, after clearing away what interrupted attempts left there. */
    static Path startBeside(Path target) throws IOException {
        Path parent = parentOf(target);
        deleteUnfinished(parent);
        return Files.createTempDirectory(parent, UNFINISHED, DataFolder.PRIVATE_FOLDER);
    }

    /** Gives a finished folder its name, in a way that outlives a power failure once this returns. */
    static void finish(Path unfinished, Path target) throws IOException {
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel parent = FileChannel.open(parentOf(target), StandardOpenOption.READ)) {
            parent.force(true);
        }
    }

    private static void deleteUnfinished(Path parent) throws IOException {
        try (DirectoryStream<Path> attempts = Files.newDirectoryStream(parent, UNFINISHED + "*")) {
            for (Path attempt : attempts) {
                delete(attempt);
            }
        } catch (IOException e) {
            // A program of the interrupted attempt may still be at work there; the next start tries again.
            LOG.debug("Not all of an interrupted attempt could be deleted", e);
        }
    }

    static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path parentOf(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("no folder above " + path);
        }
        return parent;
    }
}
