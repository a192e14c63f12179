package org.vestibule.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S-120: people are sent back where the app has registered, letter by letter. */
class RedirectUriTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example",
                "https://app.example/",
                "https://app.example:8443/back?of=it&x=%2F",
                "https://xn--bcher-kva.example/",
                "https://localhost.example/",
                "https://notlocalhost/",
                "https://192.0.2.1/",
                "http://127.0.0.1",
                "http://127.0.0.1/back",
                "http://127.0.0.1:65535/back?x=1",
                "http://[::1]:8080/",
                "com.example.app:/back",
                "a.b-c:/"
            })
    void what_an_app_may_have(String typed) {
        assertEquals(Optional.empty(), RedirectUri.fault(typed));
        RedirectUri uri = RedirectUri.parse(typed).orElseThrow();
        assertEquals(typed, uri.text());
        assertTrue(uri.matches(typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                  | MALFORMED
        back                                | MALFORMED
        /back                               | MALFORMED
        //app.example/back                  | MALFORMED
        https:                              | MALFORMED
        https:///back                       | MALFORMED
        https://                            | MALFORMED
        https://a b.example/                | MALFORMED
        https://bücher.example/             | MALFORMED
        https://*.app.example/              | MALFORMED
        https://app.example/%zz             | MALFORMED
        https://app.example/\\back          | MALFORMED
        https://app_1.example/              | MALFORMED
        http://127.0.0.1:65536/             | MALFORMED
        http://127.0.0.1:/                  | MALFORMED
        http://127.0.0.1?back               | MALFORMED
        http://[::1                         | MALFORMED
        https://app.example/#               | FRAGMENT
        http://127.0.0.1/back#x             | FRAGMENT
        com.example.app:/back#x             | FRAGMENT
        https://app.example@evil.example/   | USER
        https://a:b@app.example/            | USER
        https://@app.example/               | USER
        http://127.0.0.1:80@evil.example/   | USER
        http://localhost/                   | LOCALHOST
        http://LOCALHOST:8080/back          | LOCALHOST
        http://app.localhost/               | LOCALHOST
        https://localhost/                  | LOCALHOST
        https://localhost./                 | LOCALHOST
        http://app.example/                 | NOT_HTTPS
        http://127.0.0.2/                   | NOT_HTTPS
        http://127.0.0.1.evil.example/      | NOT_HTTPS
        http://127.1/                       | MALFORMED
        http://[::2]/                       | NOT_HTTPS
        http://[0:0:0:0:0:0:0:1]/           | NOT_HTTPS
        HTTPS://app.example/                | SCHEME
        app:/back                           | SCHEME
        app://back                          | SCHEME
        com.example.app://back              | SCHEME
        com.example.app:back                | SCHEME
        Com.Example.App:/back               | SCHEME
        javascript:alert(1)                 | SCHEME
        javascript://app.example/%0Aalert(1)| SCHEME
        data:text/html,x                    | SCHEME
        file:///etc/passwd                  | SCHEME
        urn:ietf:wg:oauth:2.0:oob           | SCHEME
        """)
    void what_no_app_may_have(String typed, RedirectUri.Fault why) {
        assertEquals(Optional.of(why), RedirectUri.fault(typed));
        assertEquals(Optional.empty(), RedirectUri.parse(typed));
    }

    @Test
    void one_that_is_too_long() {
        String longest = "https://app.example/" + "a".repeat(RedirectUri.LONGEST - 20);
        assertTrue(RedirectUri.parse(longest).isPresent());
        assertEquals(Optional.of(RedirectUri.Fault.TOO_LONG), RedirectUri.fault(longest + "a"));
        assertTrue(RedirectUri.parse("a" + ".a".repeat(498) + ":/").isPresent(), "L-41");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/cb/",
                "https://app.example/cb/x",
                "https://app.example/c",
                "https://app.example/",
                "https://app.example",
                "https://app.example/CB",
                "https://APP.example/cb",
                "HTTPS://app.example/cb",
                "http://app.example/cb",
                "https://app.example:443/cb",
                "https://app.example:8443/cb",
                "https://app.example./cb",
                "https://app.example.evil.example/cb",
                "https://evil.app.example/cb",
                "https://app.example@evil.example/cb",
                "https://evil@app.example/cb",
                "https://app.example/%63b",
                "https://app.example%2Fcb",
                "https://app.example/./cb",
                "https://app.example/x/../cb",
                "https://app.example//cb",
                "https://app.example/cb?",
                "https://app.example/cb?x=1",
                "https://app.example/cb#",
                "https://app.example/cb ",
                " https://app.example/cb",
                "https://app.example/cb\n",
                "https://app.example\\@evil.example/cb",
                "//app.example/cb",
                "/cb",
                ""
            })
    void nothing_else_is_the_same(String requested) {
        assertFalse(RedirectUri.parse("https://app.example/cb").orElseThrow().matches(requested));
    }

    /** RFC 8252 §7.3: the port is the one that was free. */
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/cb, http://127.0.0.1:51004/cb, true",
        "http://127.0.0.1/cb, http://127.0.0.1/cb, true",
        "http://127.0.0.1:1/cb, http://127.0.0.1:2/cb, true",
        "http://127.0.0.1:1/cb, http://127.0.0.1/cb, true",
        "http://[::1]/cb, http://[::1]:51004/cb, true",
        "http://127.0.0.1, http://127.0.0.1:80, true",
        "http://127.0.0.1/cb?x=1, http://127.0.0.1:3/cb?x=1, true",
        "http://127.0.0.1/cb, http://127.0.0.1:65536/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:999999/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:x/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:1/CB, false",
        "http://127.0.0.1/cb, http://127.0.0.1:1/cb/, false",
        "http://127.0.0.1/cb, http://127.0.0.1:1/cb?x, false",
        "http://127.0.0.1/cb, http://127.0.0.1:1/cb#x, false",
        "http://127.0.0.1/cb, https://127.0.0.1:1/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:1@evil.example/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1.evil.example/cb, false",
        "http://127.0.0.1/cb, http://[::1]:1/cb, false",
        "http://127.0.0.1/cb, http://localhost:1/cb, false",
        "http://127.0.0.1/cb, http://127.1:1/cb, false",
        "http://127.0.0.1/, http://127.0.0.1:1, false",
        "https://127.0.0.1/cb, https://127.0.0.1:1/cb, false",
        "com.example.app:/cb, com.example.app:/cb, true",
        "com.example.app:/cb, com.example.app:/cb2, false",
        "com.example.app:/cb, COM.example.app:/cb, false"
    })
    void the_port_does_not_count_on_the_apps_own_machine_and_nowhere_else(
            String registered, String requested, boolean same) {
        assertEquals(same, RedirectUri.parse(registered).orElseThrow().matches(requested));
    }

    @Test
    void what_cannot_be_printed_is_nowhere() {
        RedirectUri own = RedirectUri.parse("http://127.0.0.1/cb").orElseThrow();
        for (char one : new char[] {'\n', '\r', '\t', ' ', 0, '\u007f', '\u00a0', '\u2028'}) {
            assertFalse(own.matches("http://127.0.0.1:1/cb" + one));
            assertFalse(RedirectUri.parse("http://127.0.0.1/c" + one + "b").isPresent());
        }
    }

    @Test
    void it_is_known_which_lead_to_a_device() {
        assertFalse(RedirectUri.parse("https://app.example/").orElseThrow().isOnDevice());
        assertTrue(RedirectUri.parse("http://127.0.0.1/").orElseThrow().isOnDevice());
        RedirectUri own = RedirectUri.parse("com.example.app:/").orElseThrow();
        assertTrue(own.isOnDevice() && own.hasOwnScheme());
        assertFalse(RedirectUri.parse("http://127.0.0.1/").orElseThrow().hasOwnScheme());
    }
}
