package org.vestibule.adapters.persistence;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the database is.
 *
 * @param url of a PostgreSQL 15 or newer; without one the embedded server of the data folder is used
 * @param dataFolder holds the master key, and the embedded server's files
 * @param nothingIsLost whether the operator vouches that a failover loses nothing that was committed
 */
public record DatabaseAccess(Optional<DatabaseUrl> url, Path dataFolder, boolean nothingIsLost) {

    /** One for which nobody vouches. */
    public DatabaseAccess(Optional<DatabaseUrl> url, Path dataFolder) {
        this(url, dataFolder, false);
    }
}
