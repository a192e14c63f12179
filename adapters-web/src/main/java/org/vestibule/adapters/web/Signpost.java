package org.vestibule.adapters.web;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.vestibule.adapters.web.server.Deadlines;

/**
 * A port of plain HTTP for whoever types the portal's address without its scheme: it leads to HTTPS, and does nothing
 * else. It shares nothing with the portal, so no page, cookie or form can be had by it.
 */
final class Signpost implements AutoCloseable {

    private static final int MOST_THREADS = 8;
    private static final int MOST_CONNECTIONS = 500;

    /** One request is all that anybody has to say here. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private static final Duration IDLE_IN_A_CROWD = Duration.ofSeconds(1);

    private final Server server = new Server(new QueuedThreadPool(MOST_THREADS, 1));
    private final ServerConnector connector;
    private final String address;
    private final int port;

    /** @param base the portal's public address; whatever name was asked for counts for nothing */
    Signpost(String address, int port, URI base) {
        this.address = address;
        this.port = port;
        connector = new ServerConnector(server, 1, 1, Protocols.http());
        server.addConnector(connector);
        connector.setIdleTimeout(IDLE.toMillis());
        NetworkConnectionLimit limit = new NetworkConnectionLimit(MOST_CONNECTIONS, connector);
        limit.setEndPointIdleTimeout(IDLE_IN_A_CROWD.toMillis());
        server.addBean(limit);
        Deadlines deadlines = new Deadlines(peer -> false);
        connector.addBean(deadlines, false);
        deadlines.setHandler(new LeadTo(base));
        server.setHandler(deadlines);
        server.setErrorHandler((request, response, callback) -> end(response, callback));
    }

    /** @throws CannotListen if it cannot be had */
    void open() {
        WebServer.open(connector, address, port);
    }

    void start() {
        try {
            server.start();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Which it is, once it is open. */
    int port() {
        return connector.getLocalPort();
    }

    /** Nothing more is heard on this connection. */
    private static boolean end(Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, null, callback);
        return true;
    }

    @Override
    public void close() {
        try {
            connector.close();
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Who only looks is led on; what a form holds has been read by others already, and is not to be sent again. */
    private static final class LeadTo extends Handler.Abstract.NonBlocking {

        private final URI base;

        private LeadTo(URI base) {
            this.base = base;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod())) {
                response.setStatus(HttpStatus.MOVED_PERMANENTLY_301);
                response.getHeaders().put(HttpHeader.LOCATION, base + path(request));
            } else {
                response.setStatus(HttpStatus.METHOD_NOT_ALLOWED_405);
                response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            }
            return end(response, callback);
        }

        /** With anything else at its beginning it would go on with the name of another host. */
        private static String path(Request request) {
            return Optional.ofNullable(request.getHttpURI().getPathQuery())
                    .filter(path -> path.indexOf('/') == 0)
                    .orElse("");
        }
    }
}
