package org.vestibule.adapters.persistence;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the database is.
 *
 * @param url of a PostgreSQL 15 or newer; without one the embedded server of the data folder is used
 * @param dataFolder holds the master key, and the embedded server's files
 */
public record DatabaseAccess(Optional<DatabaseUrl> url, Path dataFolder) {}
