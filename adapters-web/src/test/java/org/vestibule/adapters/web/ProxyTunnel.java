package org.vestibule.adapters.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that passes on bytes and understands none of them; before the first it says something of its own. */
final class ProxyTunnel implements AutoCloseable {

    private final int portal;
    private final byte[] said;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    ProxyTunnel(int portal, byte[] said) {
        this.portal = portal;
        this.said = said;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.execute(this::serve);
    }

    URI address() {
        return URI.create("https://localhost:" + door.getLocalPort());
    }

    private void serve() {
        while (true) {
            try {
                Socket client = door.accept();
                Socket server = new Socket("localhost", portal);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                server.getOutputStream().write(said);
                threads.execute(() -> copy(client, server));
                threads.execute(() -> copy(server, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Where one end has gone the other goes, too. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // so is the other end
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
