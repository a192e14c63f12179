package org.vestibule.bootstrap.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.persistence.DatabaseUrl;
import org.vestibule.adapters.web.Network;
import org.vestibule.adapters.web.TrustedProxies;
import org.vestibule.domain.attempt.ClientAddress;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.session.SessionLimits;
import org.vestibule.domain.totp.AcceptanceWindow;

/**
 * What the program runs with.
 *
 * @param databaseUrl of a PostgreSQL to use instead of the embedded one
 * @param baseUrl the public address that links start with; if it is not set, {@code http://localhost:} and the port
 */
public record Settings(
        Path dataFolder,
        Optional<DatabaseUrl> databaseUrl,
        Optional<URI> baseUrl,
        PasswordPolicy passwordPolicy,
        HashSettings hash,
        AcceptanceWindow acceptanceWindow,
        SessionLimits sessionLimits,
        ProxySettings proxy) {

    /**
     * The proxies in front of the portal.
     *
     * @param trusted empty if they were not named
     */
    public record ProxySettings(Optional<List<Network>> trusted, TrustedProxies.Header header) {

        /**
         * Those that are believed. Unless they were named that is this machine, where the portal is for others: it
         * listens here alone, so that they can only come by a proxy that is here.
         */
        public TrustedProxies of(URI base) {
            List<Network> unnamed = ClientAddress.isLoopback(base.getHost()) ? List.of() : TrustedProxies.LOOPBACK;
            return new TrustedProxies(trusted.orElse(unnamed), header);
        }
    }

    /**
     * What one hash costs and how many may wait for one.
     *
     * @param memory in KiB
     * @param places in the queue, 32 at least
     */
    public record HashSettings(int memory, int passes, int lanes, int places) {}
}
