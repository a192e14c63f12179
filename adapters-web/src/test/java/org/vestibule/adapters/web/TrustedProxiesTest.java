package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a proxy may speak for (S-067, L-09, L-42). */
class TrustedProxiesTest {

    private static final TrustedProxies LISTED = proxies(TrustedProxies.Header.X_FORWARDED_FOR);
    private static final TrustedProxies RFC_7239 = proxies(TrustedProxies.Header.FORWARDED);

    private static TrustedProxies proxies(TrustedProxies.Header header) {
        return new TrustedProxies(
                Stream.of("10.0.0.0/8", "127.0.0.1", "2001:db8:ffff::/48")
                        .map(text -> Network.parse(text).orElseThrow())
                        .toList(),
                header);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.9  | 198.51.100.7                          | 203.0.113.9
            10.1.2.3     |                                       | 10.1.2.3
            10.1.2.3     | 198.51.100.7                          | 198.51.100.7
            10.1.2.3     | 192.0.2.66, 198.51.100.7              | 198.51.100.7
            10.1.2.3     | 192.0.2.66, 198.51.100.7, 10.9.9.9    | 198.51.100.7
            10.1.2.3     | 10.8.8.8, 10.9.9.9                    | 10.8.8.8
            10.1.2.3     | 198.51.100.7, unknown                 | 10.1.2.3
            10.1.2.3     | 198.51.100.7, unknown, 10.9.9.9       | 10.9.9.9
            10.1.2.3     | 198.51.100.7,                         | 198.51.100.7
            10.1.2.3     | 198.51.100.7:4711                     | 198.51.100.7
            10.1.2.3     | 2001:db8::7                           | 2001:db8:0:0:0:0:0:7
            10.1.2.3     | [2001:db8::7]:4711                    | 2001:db8:0:0:0:0:0:7
            10.1.2.3     | [2001:db8::7]                         | 2001:db8:0:0:0:0:0:7
            10.1.2.3     | ::ffff:198.51.100.7                   | 198.51.100.7
            2001:db8:ffff::1 | 198.51.100.7                      | 198.51.100.7
            10.1.2.3     | 999.1.1.1                             | 10.1.2.3
            10.1.2.3     | 010.1.1.1                             | 10.1.2.3
            10.1.2.3     | 1.2.3                                 | 10.1.2.3
            10.1.2.3     | example.org                           | 10.1.2.3
            """)
    void a_list_is_followed_from_right_to_left(String peer, String header, String client) {
        assertEquals(client, client(LISTED, peer, header == null ? List.of() : List.of(header)));
    }

    /** Lines of one field are one list (RFC 9110 §5.3). */
    @Test
    void several_lines_are_one_list() {
        assertEquals("198.51.100.7", client(LISTED, "10.1.2.3", List.of("192.0.2.66", "198.51.100.7", "10.2.2.2")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.9  | for=198.51.100.7                                     | 203.0.113.9
            10.1.2.3     | for=198.51.100.7                                     | 198.51.100.7
            10.1.2.3     | For="[2001:db8::7]:4711";proto=http;by=203.0.113.43  | 2001:db8:0:0:0:0:0:7
            10.1.2.3     | for=192.0.2.66, proto=https; FOR = "198.51.100.7"    | 198.51.100.7
            10.1.2.3     | for=198.51.100.7, for=10.2.2.2;by=10.1.1.1           | 198.51.100.7
            10.1.2.3     | for=_hidden                                          | 10.1.2.3
            10.1.2.3     | for=198.51.100.7, for=unknown                        | 10.1.2.3
            10.1.2.3     | by=198.51.100.7                                      | 10.1.2.3
            10.1.2.3     | proto=http;host="a;for=6.6.6.6";for=198.51.100.7     | 10.1.2.3
            10.1.2.3     | proto=http;host="a,for=6.6.6.6";for=198.51.100.7     | 10.1.2.3
            10.1.2.3     | for=198.51.100.7;host="a,for=6.6.6.6"                | 10.1.2.3
            10.1.2.3     | for=6.6.6.6;for=198.51.100.7                         | 10.1.2.3
            10.1.2.3     | 198.51.100.7                                         | 10.1.2.3
            """)
    void rfc_7239_is_followed_in_the_same_way(String peer, String header, String client) {
        assertEquals(client, client(RFC_7239, peer, List.of(header)));
    }

    @Test
    void nobody_is_believed_unless_named() {
        assertEquals("127.0.0.1", client(TrustedProxies.NONE, "127.0.0.1", List.of("198.51.100.7")));
    }

    /** L-41: a client can make what a proxy passes on as long as a header may be. */
    @ParameterizedTest
    @ValueSource(strings = {"10.1.1.1,", ",", ";", "for=10.1.1.1,", " ", "\"", "for=\" ", "[", ":", "%", "1."})
    void the_longest_list_takes_no_time(String piece) {
        String long8k = piece.repeat(8192 / piece.length());
        for (TrustedProxies proxies : List.of(LISTED, RFC_7239)) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(2),
                    () -> client(proxies, "10.1.2.3", List.of("for=\"" + long8k + "x", long8k + "x")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, 11.0.0.1",
        "192.0.2.128/25, 192.0.2.200, 192.0.2.127",
        "192.0.2.7, 192.0.2.7, 192.0.2.6",
        "2001:db8::/33, 2001:db8:7fff::1, 2001:db8:8000::1",
        "0.0.0.0/0, 203.0.113.9, 2001:db8::1",
        "::1, ::1, ::2"
    })
    void a_network_holds_what_begins_alike(String network, String within, String outside) throws UnknownHostException {
        Network parsed = Network.parse(network).orElseThrow();
        assertTrue(parsed.holds(InetAddress.getByName(within)));
        assertFalse(parsed.holds(InetAddress.getByName(outside)));
    }

    /** Else all of a client's connections were a proxy's, where clients and proxies share a network. */
    @Test
    void the_proxy_protocol_leaves_no_address_to_many_and_no_header_to_be_read() throws UnknownHostException {
        TrustedProxies told = new TrustedProxies(LISTED.networks(), LISTED.header(), TrustedProxies.Protocol.REQUIRED);
        assertTrue(LISTED.isForMany(InetAddress.getByName("10.1.2.3")));
        assertFalse(LISTED.isForMany(InetAddress.getByName("198.51.100.7")));
        assertFalse(told.isForMany(InetAddress.getByName("10.1.2.3")));
        assertTrue(told.trusts(InetAddress.getByName("10.1.2.3")));
        assertEquals("10.1.2.3", client(told, "10.1.2.3", List.of("198.51.100.7")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8/8", "localhost"})
    void what_is_no_network_is_none(String text) {
        assertTrue(Network.parse(text).isEmpty());
    }

    private static String client(TrustedProxies proxies, String peer, List<String> values) {
        try {
            return proxies.client(InetAddress.getByName(peer), values).getHostAddress();
        } catch (UnknownHostException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
