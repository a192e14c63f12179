package org.vestibule.adapters.persistence;

import java.nio.file.Path;
import java.util.Optional;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;

/**
 * Where the database is, and the master key that opens what it keeps sealed.
 *
 * @param url of a PostgreSQL 15 or newer; without one the embedded server of the data folder is used
 * @param dataFolder holds the embedded server's files, and the master keys unless they are elsewhere
 * @param nextMasterKey where one is looked for that is to take its place
 * @param nothingIsLost whether the operator vouches that a failover loses nothing that was committed
 */
public record DatabaseAccess(
        Optional<DatabaseUrl> url,
        Path dataFolder,
        KeySource masterKey,
        KeySource nextMasterKey,
        boolean nothingIsLost) {

    private static final String MASTER_KEY = "master.key";

    /** Whether it is an embedded one of which there is nothing yet. */
    public boolean isToBeMade() {
        return url.isEmpty() && !EmbeddedPostgres.isIn(dataFolder);
    }

    /** With the master keys in the data folder, and nobody who vouches. */
    public DatabaseAccess(Optional<DatabaseUrl> url, Path dataFolder) {
        this(url, dataFolder, Optional.empty(), Optional.empty(), false);
    }

    /** With the master keys in the data folder unless they are elsewhere. */
    public DatabaseAccess(
            Optional<DatabaseUrl> url,
            Path dataFolder,
            Optional<KeySource> masterKey,
            Optional<KeySource> nextMasterKey,
            boolean nothingIsLost) {
        this(
                url,
                dataFolder,
                masterKey.orElseGet(() -> new KeySource.File(dataFolder.resolve(MASTER_KEY))),
                nextMasterKey.orElseGet(() -> new KeySource.File(dataFolder.resolve(MASTER_KEY + ".next"))),
                nothingIsLost);
    }
}
