package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a proxy could take for other requests than the portal does is refused, and the connection closed: where a request
 * begins and ends is never guessed (S-093). In these texts each {@code |} is the end of a line, as it should be.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FramingTest {

    private WebPortal web;

    @BeforeAll
    void open() {
        web = new WebPortal();
    }

    @AfterAll
    void close() {
        web.close();
    }

    @Test
    void a_request_is_answered() throws IOException {
        assertTrue(answer("GET /sign-in HTTP/1.1|Host: localhost|Connection: close||")
                .startsWith("HTTP/1.1 200 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /sign-in HTTP/1.1\nHost: localhost||",
                "GET /sign-in HTTP/1.1|Host: localhost\n|",
                "GET /sign-in HTTP/1.1|Host: localhost\nX-More: a||",
                "GET /sign-in HTTP/1.1|Host: localhost|\n",
                "POST /sign-in HTTP/1.1|Host: localhost|Transfer-Encoding: chunked||1\na|0||",
                "POST /sign-in HTTP/1.1|Host: localhost|Transfer-Encoding: chunked||1|a\n0||",
                "POST /sign-in HTTP/1.1|Host: localhost|Content-Length: 1|Content-Length: 2||ab",
                "POST /sign-in HTTP/1.1|Host: localhost|Content-Length: 1|Content-Length: 1||a",
                "POST /sign-in HTTP/1.1|Host: localhost|Content-Length: 1, 1||a",
                "POST /sign-in HTTP/1.1|Host: localhost|Content-Length: -1||",
                "POST /sign-in HTTP/1.1|Host: localhost|Content-Length: +1||a",
                "POST /sign-in HTTP/1.1|Host: localhost|Content-Length: 99999999999999999999||",
                "POST /sign-in HTTP/1.1|Host: localhost|Content-Length: 1|Transfer-Encoding: chunked||0||",
                "POST /sign-in HTTP/1.1|Host: localhost|Transfer-Encoding: chunked, identity||0||",
                "POST /sign-in HTTP/1.1|Host: localhost|Transfer-Encoding: xchunked||0||",
                "POST /sign-in HTTP/1.1|Host: localhost|Transfer-Encoding: chunked||zz||",
                "GET /sign-in HTTP/1.1|Host: localhost|X-Folded: a| b||",
                "GET /sign-in HTTP/1.1|Host : localhost||",
                "GET /sign-in HTTP/1.1| Host: localhost||",
                "GET /sign-in HTTP/1.1|Host: localhost|NoColon||",
                "GET /sign-in HTTP/1.1||",
                "GET /sign-in HTTP/1.1|Host: localhost|Host: example.org||",
                "GET /sign-in HTTP/1.1|Host: localhost|X-Null: a\u0000b||",
                "GET /sign-in HTTP/1.1|Host: local host||",
                "GET /sign-in\u0000 HTTP/1.1|Host: localhost||",
                "GET /sign-in|",
                "GET sign-in HTTP/1.1|Host: localhost||",
                "GET /a%2fb HTTP/1.1|Host: localhost||",
                "GET /a/%2e%2e/sign-in HTTP/1.1|Host: localhost||",
                "GET http://user@localhost/sign-in HTTP/1.1|Host: localhost||",
                "GET /sign-in%zz HTTP/1.1|Host: localhost||",
                "GET /..;/sign-in HTTP/1.1|Host: localhost||",
                "get /sign-in HTTP/1.1|Host: localhost|Content-Length: x||"
            })
    void whatever_could_be_read_in_two_ways_is_refused(String request) throws IOException {
        String answer = answer(request);
        assertTrue(answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 5"), answer);
        assertEquals(1, answer.split("HTTP/1\\.1 ", -1).length - 1, "one answer, then the end");
        assertTrue(answer.contains("Content-Security-Policy: default-src 'none'"), answer);
        assertTrue(answer.contains("data-code=\""), answer);
    }

    /** RFC 9112 §3 allows this, and nobody reads another request. */
    @Test
    void more_spaces_than_one_are_harmless() throws IOException {
        assertTrue(answer("GET  /sign-in  HTTP/1.1|Host: localhost|Connection: close||")
                .startsWith("HTTP/1.1 200 "));
    }

    /** All that comes until the server ends the connection; a second request behind the first is never answered. */
    private String answer(String request) throws IOException {
        try (Socket socket = new Socket("localhost", web.address().getPort())) {
            socket.setSoTimeout(10_000);
            String second = "GET /sign-up HTTP/1.1|Host: localhost|Connection: close||";
            boolean whole = request.contains("Connection: close");
            socket.getOutputStream()
                    .write((request + (whole ? "" : second))
                            .replace("|", "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
