package org.vestibule.adapters.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vestibule.domain.operator.Operator;
import org.vestibule.testkit.InMemoryPortal;

/** What becomes of requests when the program is told to end. */
@Timeout(30)
class EndingTest {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final InMemoryPortal portal = new InMemoryPortal();
    private final WebServer server = new WebServer(
            new Listening("localhost", 0),
            URI.create("http://localhost"),
            TrustedProxies.NONE,
            Operator.UNNAMED,
            portal.useCases,
            Map.of(),
            new Watching(this::slowly, new CountedMeter(), List.of()),
            portal.clock,
            new SecureRandom());

    @Test
    void a_request_under_way_is_answered_and_no_other_is_let_in() throws Exception {
        int port = server.start();
        CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        begun.await();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
        assertThrows(SocketException.class, () -> {
            while (true) {
                connect(port);
            }
        });
        // Longer than idle connections are given then.
        assertThrows(TimeoutException.class, () -> closing.get(1500, TimeUnit.MILLISECONDS));
        release.countDown();

        assertEquals("ready\n", answer.get().body());
        closing.get();
    }

    @Test
    void a_request_that_does_not_end_holds_nobody_up_for_long() throws Exception {
        int port = server.start();
        CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        begun.await();
        long start = System.nanoTime();
        server.close();
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(15));
        assertThrows(ExecutionException.class, answer::get);
    }

    @Test
    void an_idle_connection_holds_nobody_up() throws Exception {
        int port = server.start();
        try (Socket idle = new Socket("localhost", port)) {
            idle.getOutputStream().write("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            assertEquals('H', idle.getInputStream().read());
            closeWithNothingToWaitFor();
        }
    }

    /** Some are accepted after all others were told to end. */
    @RepeatedTest(20)
    void a_connection_of_the_last_moment_holds_nobody_up() throws Exception {
        int port = server.start();
        try (Socket late = new Socket("localhost", port)) {
            assertTrue(late.isConnected());
            closeWithNothingToWaitFor();
        }
    }

    private void closeWithNothingToWaitFor() {
        long start = System.nanoTime();
        server.close();
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(4));
    }

    private static void connect(int port) throws IOException {
        new Socket("localhost", port).close();
    }

    private Readiness slowly() {
        begun.countDown();
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return new Readiness.Ready();
    }
}
