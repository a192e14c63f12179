package org.vestibule.adapters.web;

import org.vestibule.domain.attempt.ClientAddress;

/**
 * Where the portal listens.
 *
 * @param address one of this machine's in numbers, or {@code localhost}; {@code 0.0.0.0} and {@code ::} are all it has
 * @param port 0 for any that is free
 */
public record Listening(String address, int port) {

    /** Nobody else can come, but by a program that is here. */
    public boolean forThisMachine() {
        return ClientAddress.isLoopback(address);
    }
}
