package org.vestibule.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.vestibule.adapters.persistence.OwnFolder;

/**
 * Where the portal answers while no public address is set: {@code serve} notes it beside the data, so that the links
 * which admin commands print lead to the port that it really listens on.
 */
final class NotedAddress {

    private static final String NAME = "portal.url";

    private final Path folder;
    private final Path file;

    NotedAddress(Path dataFolder) {
        folder = dataFolder;
        file = dataFolder.resolve(NAME);
    }

    void note(URI base) {
        try {
            Files.writeString(file, base + System.lineSeparator());
        } catch (IOException failure) {
            throw OwnFolder.problem(folder, failure);
        }
    }

    Optional<URI> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(URI.create(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException failure) {
            throw OwnFolder.problem(folder, failure);
        }
    }
}
