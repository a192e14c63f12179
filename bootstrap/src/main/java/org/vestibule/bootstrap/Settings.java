package org.vestibule.bootstrap;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.session.SessionLimits;
import org.vestibule.domain.totp.AcceptanceWindow;

/**
 * What the program runs with.
 *
 * @param databaseUrl a JDBC URL to use instead of the embedded PostgreSQL
 * @param baseUrl the public address that links start with; if it is not set, {@code http://localhost:} and the port
 */
record Settings(
        Path dataFolder,
        Optional<String> databaseUrl,
        Optional<URI> baseUrl,
        PasswordPolicy passwordPolicy,
        HashSettings hash,
        AcceptanceWindow acceptanceWindow,
        SessionLimits sessionLimits) {

    /**
     * What one hash costs and how many may wait for one.
     *
     * @param memory in KiB
     * @param places in the queue, 32 at least
     */
    record HashSettings(int memory, int passes, int lanes, int places) {}
}
