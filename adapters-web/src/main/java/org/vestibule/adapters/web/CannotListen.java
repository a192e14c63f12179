package org.vestibule.adapters.web;

import java.io.IOException;

/** The address and port that the portal is to listen on cannot be had. */
public final class CannotListen extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String address;
    private final int port;

    CannotListen(String address, int port, IOException cause) {
        super(address + " port " + port, cause);
        this.address = address;
        this.port = port;
    }

    /** Which one, as it was set. */
    public String address() {
        return address;
    }

    /** Which one. */
    public int port() {
        return port;
    }
}
