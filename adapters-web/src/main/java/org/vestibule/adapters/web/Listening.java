package org.vestibule.adapters.web;

import java.util.Optional;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * Where the portal listens.
 *
 * @param address one of this machine's in numbers, or {@code localhost}; {@code 0.0.0.0} and {@code ::} are all it has
 * @param port 0 for any that is free
 * @param tls what HTTPS is served with; empty for plain HTTP
 * @param redirectPort another, of plain HTTP, that leads there and no further
 */
public record Listening(String address, int port, Optional<TlsFiles> tls, Optional<Integer> redirectPort) {

    /** With plain HTTP. */
    public Listening(String address, int port) {
        this(address, port, Optional.empty(), Optional.empty());
    }

    /** Nobody else can come, but by a program that is here. */
    public boolean forThisMachine() {
        return ClientAddress.isLoopback(address);
    }
}
