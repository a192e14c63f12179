package org.vestibule.adapters.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy in front of a portal, as far as the portal can tell: appends whoever asks to {@code X-Forwarded-For}. All who
 * ask are on this machine, so each says in {@value #FROM} where they are.
 */
final class SmallProxy implements AutoCloseable {

    static final String FROM = "X-Test-From";

    private final URI portal;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    SmallProxy(URI portal) {
        this.portal = portal;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.execute(this::serve);
    }

    URI address() {
        return URI.create("http://localhost:" + door.getLocalPort());
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

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> pass(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket client) {
        try (client;
                Socket server = new Socket(portal.getHost(), portal.getPort())) {
            String head = head(client.getInputStream());
            String from = head.lines()
                    .filter(line -> line.startsWith(FROM))
                    .map(line -> line.substring(FROM.length() + 1).strip())
                    .findFirst()
                    .orElseThrow();
            // One request a connection, so that each has its line.
            String lines = "X-Forwarded-For: " + from + "\r\nConnection: close\r\n\r\n";
            OutputStream out = server.getOutputStream();
            out.write((head.replaceAll("(?im)^(connection|upgrade|http2-settings):.*\r\n", "") + lines)
                    .getBytes(StandardCharsets.ISO_8859_1));
            threads.execute(() -> copy(client, server));
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // so is the other end
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException answered) {
            // the answer came before the end
        }
    }

    /** All lines of the head, without the empty one that ends it. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int one = in.read();
            if (one < 0) {
                throw new IOException("No request");
            }
            head.append((char) one);
        }
        return head.substring(0, head.length() - 2);
    }
}
