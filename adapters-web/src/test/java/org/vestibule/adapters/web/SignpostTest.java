package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.testkit.InMemoryPortal;

/** The port of plain HTTP leads to HTTPS and does nothing else (PRODUCT G, S-092). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignpostTest {

    private static final String BASE = "https://portal.example:8443";
    private static final String HOST = " HTTP/1.1|Host: evil.example|X-Forwarded-Proto: https||";

    private HttpsPortal https;

    @BeforeAll
    void open() {
        https = new HttpsPortal(URI.create(BASE), TrustedProxies.NONE);
    }

    @AfterAll
    void close() {
        https.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/sign-in?next=%2Fsecurity", "/health/ready", "/none"})
    void whoever_looks_is_led_to_the_base_url_whatever_name_was_asked_for(String path) throws IOException {
        for (String method : new String[] {"GET", "HEAD"}) {
            String answer = answer(method + " " + path + HOST);
            assertTrue(answer.startsWith("HTTP/1.1 301 "), answer);
            assertTrue(answer.contains("\r\nLocation: " + BASE + path + "\r\n"), answer);
            assertNothingElse(answer);
        }
    }

    @Test
    void a_whole_address_in_the_request_leads_nowhere_else() throws IOException {
        String answer = answer("GET http://evil.example/sign-in HTTP/1.1|Host: evil.example||");
        assertTrue(answer.contains("\r\nLocation: " + BASE + "/sign-in\r\n"), answer);
        assertNothingElse(answer);
        String bare = answer("GET http://evil.example HTTP/1.1|Host: evil.example||");
        assertTrue(bare.matches("(?s).*\r\nLocation: " + BASE + "/?\r\n.*"), bare);
    }

    /** What it held was read by others already. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"})
    void a_form_is_not_sent_on(String method) throws IOException {
        String answer = answer(method + " /sign-in HTTP/1.1|Host: portal.example|Content-Length: 2||ab");
        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
        assertTrue(answer.contains("\r\nAllow: GET, HEAD\r\n"), answer);
        assertFalse(answer.contains("Location"), answer);
        assertNothingElse(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense||",
                "GET /sign-in HTTP/1.1||",
                "GET /a%2fb" + HOST,
                "GET //evil.example/" + HOST,
                "GET @evil.example HTTP/1.1|Host: evil.example||",
                "OPTIONS * HTTP/1.1|Host: evil.example||",
                "CONNECT evil.example:443 HTTP/1.1|Host: evil.example||"
            })
    void what_is_no_request_is_refused_without_a_word(String request) throws IOException {
        String answer = answer(request);
        assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
        assertFalse(answer.contains("Location"), answer);
        assertNothingElse(answer);
    }

    @Test
    void https_is_not_spoken_there() throws IOException {
        try (Socket socket = new Socket("localhost", https.web.redirectPort())) {
            assertThrows(
                    IOException.class, () -> https.over(socket, "localhost").startHandshake());
        }
    }

    @Test
    void one_that_cannot_be_had_is_told_of_and_the_other_is_let_go() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            int free = free();
            Listening listening = new Listening("localhost", free, Optional.empty(), Optional.of(other.getLocalPort()));
            CannotListen problem = assertThrows(
                    CannotListen.class,
                    () -> new WebPortal(new InMemoryPortal(), listening, URI.create(BASE), TrustedProxies.NONE));
            assertEquals(other.getLocalPort(), problem.port());
            new ServerSocket(free, 1, InetAddress.getByName("localhost")).close();
        }
    }

    private static int free() throws IOException {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            return once.getLocalPort();
        }
    }

    /** Neither a page nor a cookie; HSTS would be ignored here (RFC 6797, 7.2), and the connection ends. */
    private static void assertNothingElse(String answer) {
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
        for (String header : new String[] {"Set-Cookie", "Server", "Strict-Transport-Security"}) {
            assertFalse(answer.contains("\r\n" + header + ":"), answer);
        }
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket("localhost", https.web.redirectPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.replace("|", "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
