package org.vestibule.adapters.web.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets. */
class SlowTakersTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    /** A busy machine takes its time for the last write; the answer of health was cut off by it. */
    @Test
    @Timeout(10)
    void a_short_answer_comes_whole_though_it_takes_a_while() throws Exception {
        try (Running server = new Running(new Slowly(new SlowTakers(), 300), 6)) {
            assertTrue(server.answer().endsWith("\r\n\r\nxxxxxx"));
        }
    }

    /** F-08. */
    @Test
    @Timeout(20)
    void whoever_takes_nothing_is_let_go() throws Exception {
        SlowTakers strict = new SlowTakers(Duration.ofSeconds(1), 100_000_000);
        try (Running server = new Running(new Slowly(strict, 0), 16_000_000); // more than lies on the way
                Socket client = server.ask()) {
            client.setReceiveBufferSize(4 * 1024);
            long begun = System.nanoTime();
            server.awaitNoConnection();
            Duration lasted = Duration.ofNanos(System.nanoTime() - begun);
            assertTrue(lasted.toMillis() > 1_000 && lasted.toSeconds() < 15, lasted::toString);
        }
    }

    /** What stands between the handler and the network, and takes its time. */
    private static final class Slowly extends Handler.Wrapper {

        private final int millis;

        Slowly(Handler.Wrapper inner, int millis) {
            super(inner);
            this.millis = millis;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Response slow = new Response.Wrapper(request, response) {
                @Override
                public void write(boolean last, ByteBuffer content, Callback written) {
                    request.getComponents()
                            .getScheduler()
                            .schedule(() -> super.write(last, content, written), millis, TimeUnit.MILLISECONDS);
                }
            };
            return super.handle(request, slow, callback);
        }
    }

    private static final class Running implements AutoCloseable {

        private final Server server = new Server();
        private final ServerConnector connector = new ServerConnector(server);

        Running(Handler.Wrapper handler, int bytes) throws Exception {
            Handler.Wrapper last = handler.getHandler() instanceof Handler.Wrapper inner ? inner : handler;
            last.setHandler(new Handler.Abstract() {
                @Override
                public boolean handle(Request request, Response response, Callback callback) {
                    response.write(true, ByteBuffer.wrap("x".repeat(bytes).getBytes(US_ASCII)), callback);
                    return true;
                }
            });
            connector.setHost("localhost");
            server.addConnector(connector);
            server.setHandler(handler);
            server.start();
        }

        Socket ask() throws IOException {
            Socket client = new Socket("localhost", connector.getLocalPort());
            client.getOutputStream().write(REQUEST.getBytes(US_ASCII));
            return client;
        }

        String answer() throws IOException {
            try (Socket client = ask()) {
                return new String(client.getInputStream().readAllBytes(), US_ASCII);
            }
        }

        void awaitNoConnection() throws InterruptedException {
            while (connector.getConnectedEndPoints().isEmpty()) {
                Thread.sleep(1);
            }
            while (!connector.getConnectedEndPoints().isEmpty()) {
                Thread.sleep(20);
            }
            assertEquals(0, connector.getConnectedEndPoints().size());
        }

        @Override
        public void close() throws Exception {
            server.stop();
        }
    }
}
