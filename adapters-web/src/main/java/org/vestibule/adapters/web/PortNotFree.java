package org.vestibule.adapters.web;

import java.net.BindException;

/** The port that the portal is to listen on cannot be had. */
public final class PortNotFree extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int port;

    PortNotFree(int port, BindException cause) {
        super("Port " + port, cause);
        this.port = port;
    }

    /** Which one. */
    public int port() {
        return port;
    }
}
