package org.vestibule.adapters.web.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vestibule.adapters.web.TrustedProxies;
import org.vestibule.adapters.web.server.OwnThreads;
import org.vestibule.adapters.web.server.TellOrigin;

/** A file that is longer than anything that lies on a line. */
@Timeout(60)
class PartByPartTest {

    private static final int PARTS = 5_000;
    private static final String BEGIN = "begin\n";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final GracefulHandler underWay = new GracefulHandler();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile int broken = PARTS;
    private volatile boolean packed;

    private final class Files extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Iterator<String> parts = IntStream.range(0, PARTS)
                    .mapToObj(PartByPartTest.this::part)
                    .iterator();
            PartByPart.send(request, BEGIN, parts, packed, ended::incrementAndGet);
        }
    }

    private String part(int number) {
        made.incrementAndGet();
        if (number == broken) {
            throw new IllegalStateException("The database has gone");
        }
        return (number + ",").repeat(1_000) + "\n";
    }

    @BeforeEach
    void start() throws Exception {
        ServletHolder holder = new ServletHolder(new Files());
        holder.setAsyncSupported(true);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(holder, "/*");
        OwnThreads threads = new OwnThreads();
        threads.setHandler(context);
        TellOrigin origin = new TellOrigin(TrustedProxies.NONE, false);
        origin.setHandler(threads);
        underWay.setHandler(origin);
        server.setHandler(underWay);
        connector.setHost("localhost");
        server.addConnector(connector);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void all_of_it_arrives_packed_or_not() throws Exception {
        for (boolean now : new boolean[] {false, true}) {
            packed = now;
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + connector.getLocalPort()))
                    .build();
            InputStream body = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body();
            Iterator<String> lines = new BufferedReader(
                            new InputStreamReader(now ? new GZIPInputStream(body) : body, US_ASCII))
                    .lines()
                    .iterator();
            assertEquals("begin", lines.next());
            for (int number = 0; number < PARTS; number++) {
                assertEquals((number + ",").repeat(1_000), lines.next());
            }
            assertFalse(lines.hasNext());
        }
        assertEnded(2);
    }

    /** F-08: nor is any more of it made. */
    @Test
    void nobody_waits_for_who_takes_nothing() throws Exception {
        try (Socket client = ask()) {
            int before;
            do {
                before = made.get();
                Thread.sleep(200);
            } while (before == 0 || made.get() > before || isAnybodyAtIt());
            assertTrue(before < PARTS, "made: " + before);
            assertTrue(client.getInputStream().read() > 0);
            assertEquals(0, ended.get());
        }
        assertEnded(1);
        assertTrue(made.get() < PARTS, "the rest is not made for whoever has gone");
    }

    private static boolean isAnybodyAtIt() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().equals(PartByPart.class.getName()));
    }

    @Test
    void where_it_breaks_off_its_end_is_missing() throws Exception {
        broken = 20;
        try (Socket client = ask()) {
            String answer = new String(client.getInputStream().readAllBytes(), US_ASCII);
            assertTrue(answer.contains("9,9,9,"), "what came before is sent");
            assertFalse(answer.endsWith("\r\n0\r\n\r\n"), "it seems to be whole");
        }
        assertEnded(1);
    }

    @Test
    void no_more_of_it_is_made_for_its_header_fields() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + connector.getLocalPort()))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
        assertEnded(1);
        assertEquals(0, made.get());
    }

    private void assertEnded(int times) throws InterruptedException {
        while (ended.get() < times || underWay.getCurrentRequestCount() > 0) {
            Thread.sleep(20);
        }
        assertEquals(times, ended.get());
    }

    private Socket ask() throws IOException {
        Socket client = new Socket("localhost", connector.getLocalPort());
        client.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
        return client;
    }
}
