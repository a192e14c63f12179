package org.vestibule.adapters.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.TrustedProxies;

/** Slow requests are ended, and cost no thread until they have come (F-08, L-40). The seconds are counted by the test. */
class DeadlinesTest {

    private static final int FIRST_SECONDS = 20;
    private static final int MOST_COMING_FROM_ONE = 64;
    private static final int MOST_FROM_ONE = 256;
    private static final String FORM = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    /** Looks when it is told to: a second never passes by itself. */
    private final Deadlines deadlines = new Deadlines(peer -> false, Duration.ofHours(1));

    private final List<Socket> clients = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        connector.setHost("localhost");
        connector.addBean(deadlines, false);
        server.addConnector(connector);
        TellOrigin origin = new TellOrigin(TrustedProxies.NONE, true);
        ReadBody body = new ReadBody(deadlines);
        deadlines.setHandler(origin);
        origin.setHandler(body);
        body.setHandler(new Echo());
        server.setHandler(deadlines);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket client : clients) {
            client.close();
        }
        server.stop();
    }

    /** Answers with how much was sent, without ever waiting for it. */
    private static final class Echo extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Chunk body = request.read();
            response.write(
                    true, StandardCharsets.US_ASCII.encode((body == null ? 0 : body.remaining()) + " bytes"), callback);
            return true;
        }
    }

    @Test
    void a_head_that_takes_too_long_is_cut_off() throws IOException {
        Socket client = sending("GET / HTTP/1.1\r\nHost: local");
        pass(FIRST_SECONDS);
        send(client, "host\r\nX-More: ");
        assertTrue(isOpen(client));
        pass(1);
        await(() -> !isOpen(client));
        assertEquals(-1, client.getInputStream().read());
    }

    @Test
    void a_body_that_takes_too_long_is_refused() throws IOException {
        Socket client = sending(FORM.formatted(60_000) + "a");
        awaitBodies(1);
        pass(FIRST_SECONDS);
        send(client, "a");
        pass(1);
        assertTrue(answer(client).startsWith("HTTP/1.1 408 "));
        await(() -> !isOpen(client));
    }

    @Test
    void what_has_come_earns_time_for_the_rest_but_no_more_than_a_minute() throws IOException {
        Socket client = sending(FORM.formatted(60_000) + "a".repeat(10 * 500));
        awaitBodies(1);
        pass(FIRST_SECONDS + 10);
        send(client, "a".repeat(50_000));
        pass(60 - FIRST_SECONDS - 10);
        assertTrue(isOpen(client));
        pass(1);
        assertTrue(answer(client).startsWith("HTTP/1.1 408 "));
    }

    @Test
    void what_comes_in_time_is_answered_however_many_pieces_it_comes_in() throws IOException {
        Socket client = sending(FORM.formatted(4));
        for (String piece : List.of("a", "b", "c", "d")) {
            pass(4);
            send(client, piece);
        }
        assertTrue(answer(client).endsWith("4 bytes"));
    }

    /** Between two requests nothing is awaited; the next is watched like the first. */
    @Test
    void a_connection_may_rest_between_requests() throws IOException {
        Socket client = sending(FORM.formatted(2) + "ab");
        assertTrue(answer(client).endsWith("2 bytes"));
        pass(100);
        send(client, "GET / HTTP/1.1\r\n");
        pass(FIRST_SECONDS);
        assertTrue(isOpen(client));
        pass(1);
        await(() -> !isOpen(client));
    }

    /** No more of the memory than that; and those that have come in time make room. */
    @Test
    void one_address_has_only_so_many_bodies_on_their_way() throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < MOST_COMING_FROM_ONE; i++) {
            slow.add(sending(FORM.formatted(2) + "a"));
        }
        awaitBodies(MOST_COMING_FROM_ONE);
        assertTrue(answer(sending(FORM.formatted(2) + "a")).startsWith("HTTP/1.1 429 "));
        assertTrue(answer(sending(FORM.formatted(2) + "ab")).endsWith("2 bytes"), "this one is not on its way");
        assertTrue(answer(sending("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).endsWith("0 bytes"));
        send(slow.get(0), "b");
        assertTrue(answer(slow.get(0)).endsWith("2 bytes"));
        Socket next = sending(FORM.formatted(2) + "a");
        send(next, "b");
        assertTrue(answer(next).endsWith("2 bytes"));
    }

    /** Whoever opens more than that keeps the newest: the oldest that ask for nothing make room. */
    @Test
    void one_address_has_only_so_many_connections() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < MOST_FROM_ONE; i++) {
            waiting.add(sending("GET / HTTP/1.1\r\n"));
        }
        assertTrue(isOpen(waiting.get(0)));
        assertTrue(answer(sending("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).endsWith("0 bytes"));
        await(() -> !isOpen(waiting.get(0)));
        assertTrue(isOpen(waiting.get(1)));
    }

    /** In pieces of a byte a body costs much more than its bytes, and whoever sends so quickly must not be all that is read. */
    @Test
    void a_body_in_a_million_pieces_is_cut_off_and_holds_nobody_up() throws IOException {
        Socket quick = sending("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        byte[] pieces = "1\r\na\r\n".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 4; i++) {
            quick.getOutputStream().write(pieces);
            assertTrue(
                    answer(sending("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).endsWith("0 bytes"));
        }
        assertTrue(answer(quick).startsWith("HTTP/1.1 200 "), "what is too long is told from its first 64 KiB");
    }

    /** One that cannot be ended takes none of the others' deadlines away. */
    @Test
    void all_have_their_deadlines_whatever_becomes_of_one() throws IOException {
        deadlines.watch(new Deadlines.Arrival() {
            @Override
            public long bytes() {
                return 1;
            }

            @Override
            public void late() {
                throw new IllegalStateException("cannot be ended");
            }
        });
        Socket client = sending("GET / HTTP/1.1\r\n");
        pass(FIRST_SECONDS + 1);
        await(() -> !isOpen(client));
    }

    @Test
    void a_body_that_pauses_for_too_long_is_late_too() throws IOException {
        connector.setIdleTimeout(200);
        Socket client = sending(FORM.formatted(60_000) + "a");
        assertTrue(answer(client).startsWith("HTTP/1.1 408 "));
    }

    /** Each has a connection, whose head is watched, too. */
    private void awaitBodies(int bodies) {
        await(() -> deadlines.watched() == 2 * bodies);
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            deadlines.look();
        }
    }

    private Socket sending(String text) throws IOException {
        Socket client = new Socket("localhost", connector.getLocalPort());
        client.setSoTimeout(10_000);
        clients.add(client);
        send(client, text);
        return client;
    }

    /** Waits until the server has read it. */
    private void send(Socket client, String text) throws IOException {
        await(() -> ends(client).anyMatch(end -> end.getConnection() != null));
        EndPoint end = ends(client).findFirst().orElseThrow();
        long before = end.getConnection().getBytesIn();
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        await(() -> end.getConnection().getBytesIn() >= before + text.length() || !end.isOpen());
    }

    /** The server's end of a client's connection. */
    private Stream<EndPoint> ends(Socket client) {
        return connector.getConnectedEndPoints().stream()
                .filter(end -> end.getRemoteSocketAddress() instanceof InetSocketAddress remote
                        && remote.getPort() == client.getLocalPort());
    }

    private boolean isOpen(Socket client) {
        return ends(client).anyMatch(EndPoint::isOpen);
    }

    private static String answer(Socket client) throws IOException {
        byte[] answer = new byte[4096];
        int length = client.getInputStream().read(answer);
        return new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it comes to that");
            Thread.onSpinWait();
        }
    }
}
