package org.vestibule.adapters.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vestibule.adapters.web.server.ReadBody;
import org.vestibule.domain.operator.Operator;
import org.vestibule.testkit.InMemoryPortal;

/** What answers besides the pages stands behind all that the pages stand behind. */
@Timeout(30)
class OtherServletTest {

    private final CountedMeter meter = new CountedMeter();
    private final InMemoryPortal portal = new InMemoryPortal();
    private final WebServer server = new WebServer(
            new Listening("localhost", 0),
            URI.create("http://localhost"),
            new TrustedProxies(TrustedProxies.LOOPBACK, TrustedProxies.Header.X_FORWARDED_FOR),
            Operator.UNNAMED,
            portal.useCases,
            Map.of("/other", new Telling(), "/sign-in", new Telling()),
            new Watching(Readiness.Ready::new, meter, List.of()),
            portal.clock,
            new SecureRandom());
    private final int port = server.start();

    @AfterEach
    void close() {
        server.close();
    }

    /** Says what it knows. */
    private static final class Telling extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            int length = request.getInputStream().readAllBytes().length;
            String told = WebServer.origin(request).address() + " " + length;
            response.getOutputStream().write(told.getBytes(US_ASCII));
        }
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Forwarded-For", "192.0.2.77")
                .header("Connection", "close") // as Browser's
                .POST(BodyPublishers.ofString(body))
                .build();
        return Browser.CLIENT.send(request, BodyHandlers.ofString());
    }

    @Test
    void it_is_told_who_asks_a_proxy() throws Exception {
        assertEquals("192.0.2.77 5", post("/other", "hello").body());
    }

    @Test
    void its_answers_are_metered() throws Exception {
        post("/other", "");
        while (meter.answered.isEmpty()) { // it is when the last byte has gone
            Thread.onSpinWait();
        }
        assertEquals(List.of(200), meter.answered);
    }

    @Test
    void it_is_never_sent_more_than_is_kept_of_any_body() throws Exception {
        String told = post("/other", "x".repeat(200_000)).body();
        assertEquals("192.0.2.77 " + ReadBody.MOST_BYTES, told);
    }

    @Test
    void it_goes_before_a_page_of_the_same_path_and_no_other() throws Exception {
        assertEquals("192.0.2.77 0", post("/sign-in", "").body());
        assertEquals(404, post("/other/x", "").statusCode());
    }

    @Test
    void what_is_no_request_never_comes_to_it() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("POST /other HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n".getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        }
    }
}
