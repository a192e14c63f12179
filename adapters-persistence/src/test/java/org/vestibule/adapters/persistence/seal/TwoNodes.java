package org.vestibule.adapters.persistence.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.vestibule.adapters.persistence.DatabaseAccess;
import org.vestibule.adapters.persistence.DatabaseTemplate;
import org.vestibule.adapters.persistence.KeySource;
import org.vestibule.adapters.persistence.Persistence;

/** A database of its own, opened by two nodes, each of which has a master key file of its own. */
final class TwoNodes implements AutoCloseable {

    final Persistence first;
    final Persistence second;
    private final Path folder;

    TwoNodes(Path folder) {
        this.folder = folder;
        DatabaseTemplate.copyTo(folder);
        first = open("first");
        copy("first.key", "second.key");
        second = open("second");
    }

    /** Starts one more, with the master key of a node. */
    Persistence open(String node) {
        return Persistence.open(
                new DatabaseAccess(
                        Optional.empty(), folder, Optional.of(file(node + ".key")), Optional.of(file("next")), false),
                Clock.systemUTC(),
                new SecureRandom());
    }

    /** Where a node has its master key. */
    Path masterKey(String node) {
        return folder.resolve(node + ".key");
    }

    /** Puts the next master key in the place of a node's. */
    void putNextInPlace(String node) {
        copy("next", node + ".key");
    }

    /** Gives the master key of a node for the next. */
    void giveForTheNext(String node) {
        copy(node + ".key", "next");
    }

    void dropNext() {
        try {
            Files.deleteIfExists(folder.resolve("next"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private KeySource file(String name) {
        return new KeySource.File(folder.resolve(name));
    }

    private void copy(String from, String to) {
        try {
            Files.copy(
                    folder.resolve(from),
                    folder.resolve(to),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        second.close();
        first.close();
    }
}
