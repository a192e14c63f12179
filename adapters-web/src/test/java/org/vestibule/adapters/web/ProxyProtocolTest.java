package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.vestibule.adapters.web.WebPortal.assertRefused;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.web.TrustedProxies.Header;
import org.vestibule.adapters.web.TrustedProxies.Protocol;

/** Where the PROXY protocol is required, it and nothing else says who asks, and only of those trusted (S-067). */
class ProxyProtocolTest {

    private static final int PASSWORDS_FROM_ONE = 100;
    private static final String THIEF = "198.51.100.7";
    private static final String SOMEBODY = "203.0.113.9";
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

    private final HttpsPortal https = portal("127.0.0.1");

    @AfterEach
    void close() {
        https.close();
    }

    private static HttpsPortal portal(String trusted) {
        List<Network> networks = List.of(Network.parse(trusted).orElseThrow());
        return new HttpsPortal(
                URI.create("https://portal.example"),
                new TrustedProxies(networks, Header.X_FORWARDED_FOR, Protocol.REQUIRED));
    }

    @Test
    void both_versions_say_who_asks() {
        assertAsks(THIEF, version1(THIEF));
        assertAsks(SOMEBODY, version2(SOMEBODY));
        assertAsks("2001:db8:0:0:0:0:0:7", version1("2001:db8::7"));
        assertAsks("2001:db8:0:0:0:0:0:7", version2("2001:db8::7"));
    }

    /** As a proxy does that looks whether the portal is there: it asks for nobody. */
    @Test
    void for_nobody_the_proxy_asks_itself() {
        assertAsks("127.0.0.1", "PROXY UNKNOWN\r\n".getBytes(StandardCharsets.US_ASCII));
        assertAsks("127.0.0.1", HexFormat.of().parseHex(SIGNATURE + "20000000"));
    }

    @Test
    void passwords_are_counted_by_who_asks_and_no_header_changes_that() {
        try (ProxyTunnel thief = tunnel(version1(THIEF));
                ProxyTunnel again = tunnel(version2(THIEF));
                ProxyTunnel somebody = tunnel(version2(SOMEBODY))) {
            for (int i = 0; i < PASSWORDS_FROM_ONE; i++) {
                assertRefused(422, "sign-in-not-accepted", signIn(i % 2 == 0 ? thief : again, i));
            }
            assertRefused(429, "too-many-passwords", signIn(thief, PASSWORDS_FROM_ONE));
            assertRefused(429, "too-many-passwords", signIn(again, PASSWORDS_FROM_ONE));
            assertRefused(422, "sign-in-not-accepted", signIn(somebody, PASSWORDS_FROM_ONE));
        }
    }

    /** Or anybody could say to be anybody, and a trusted one for nobody in particular. */
    @Test
    void without_it_nobody_is_answered() throws IOException {
        assertNotAnswered(https, new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY TCP4 198.51.100.7\r\n",
                "PROXY TCP4 nobody.example 127.0.0.1 1 2\r\n",
                "PROXY TCP4 198.51.100.7 127.0.0.1 1 x\r\n",
                "proxy tcp4 198.51.100.7 127.0.0.1 1 2\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
            })
    void nor_is_whoever_speaks_it_wrong(String text) throws IOException {
        assertNotAnswered(https, text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void nor_is_whoever_is_not_trusted() throws IOException {
        try (HttpsPortal elsewhere = portal("127.0.0.2")) {
            assertNotAnswered(elsewhere, version1(THIEF));
            assertNotAnswered(elsewhere, version2(THIEF));
            assertNotAnswered(elsewhere, new byte[0]);
        }
    }

    private void assertAsks(String expected, byte[] said) {
        int before = https.web.portal.store.auditTrail().events().size();
        try (ProxyTunnel tunnel = tunnel(said)) {
            assertRefused(422, "sign-in-not-accepted", signIn(tunnel, 0));
        }
        List<String> asked = https.web.portal.store.auditTrail().events().stream()
                .skip(before)
                .map(event -> event.origin().address())
                .distinct()
                .toList();
        assertEquals(List.of(expected), asked);
    }

    private ProxyTunnel tunnel(byte[] said) {
        return new ProxyTunnel(https.port(), said);
    }

    private HttpResponse<String> signIn(ProxyTunnel tunnel, int number) {
        Browser browser = https.browser(tunnel.address());
        browser.headers.put("X-Forwarded-For", "192.0.2." + number);
        browser.headers.put("Forwarded", "for=192.0.2." + number);
        browser.get("/sign-in");
        return browser.post(
                "/sign-in", Map.of("email", "person" + number + "@example.com", "password", "winter winter winter"));
    }

    private static String ask(HttpsPortal portal, byte[] said, String request) throws IOException {
        try (Socket proxy = new Socket("localhost", portal.port())) {
            proxy.getOutputStream().write(said);
            try (Socket tls = portal.over(proxy, "portal.example")) {
                tls.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                return new String(tls.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private static void assertNotAnswered(HttpsPortal portal, byte[] said) throws IOException {
        try {
            String answer = ask(portal, said, "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertFalse(answer.contains("HTTP"), answer);
        } catch (SocketException | SSLException cutOff) {
            return; // as is right
        }
    }

    private static byte[] version1(String client) {
        String family = client.contains(":") ? "TCP6" : "TCP4";
        String portal = client.contains(":") ? "::1" : "127.0.0.1";
        return ("PROXY " + family + " " + client + " " + portal + " 4711 443\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] version2(String client) {
        boolean six = client.contains(":");
        String addresses = Stream.of(client, six ? "::1" : "127.0.0.1")
                .map(text -> Network.parse(text).orElseThrow().first().getAddress())
                .map(HexFormat.of()::formatHex)
                .reduce("", String::concat);
        return HexFormat.of().parseHex(SIGNATURE + (six ? "21210024" : "2111000c") + addresses + "126701bb");
    }
}
