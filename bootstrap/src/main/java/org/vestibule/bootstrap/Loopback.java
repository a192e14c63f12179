package org.vestibule.bootstrap;

import java.net.URI;
import java.util.Set;

/** Tells a portal for this machine only from one that others reach. */
final class Loopback {

    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private Loopback() {}

    /** Whether a portal of this public address is for this machine only. */
    static boolean serves(URI base) {
        return HOSTS.contains(base.getHost());
    }
}
