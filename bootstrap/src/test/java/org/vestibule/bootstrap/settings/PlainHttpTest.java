package org.vestibule.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.cli.SettingsProblem;

/** Where others can come by themselves, they come by HTTPS (S-094). */
class PlainHttpTest {

    private static final Map<String, String> TLS =
            Map.of("VESTIBULE_TLS_CERTIFICATE", "/tls/a.pem", "VESTIBULE_TLS_KEY", "/tls/b.pem");
    private static final Map<String, String> BASE = Map.of("VESTIBULE_BASE_URL", "https://portal.example");
    private static final Map<String, String> PROXY = Map.of("VESTIBULE_PROXY_TRUSTED", "10.0.0.1");
    private static final List<String> REFUSED =
            List.of("vestibule.http.address must be localhost unless HTTPS is spoken: by the portal, with"
                    + " vestibule.tls.certificate, or by a proxy in vestibule.proxy.trusted, with an https://"
                    + " vestibule.base.url");

    @Test
    void nobody_but_this_machine_is_served_by_plain_http() {
        for (String address : List.of("0.0.0.0", "::", "192.0.2.1")) {
            assertTold(REFUSED, address);
            assertTold(REFUSED, address, BASE);
            assertTold(REFUSED, address, PROXY);
            assertTold(REFUSED, address, BASE, Map.of("VESTIBULE_PROXY_TRUSTED", "none"));
            assertTold(REFUSED, address, PROXY, Map.of("VESTIBULE_BASE_URL", "http://portal.example"));
        }
    }

    @Test
    void others_are_by_https_of_the_portal_or_of_a_proxy_that_is_named() {
        assertRead("0.0.0.0", TLS);
        assertRead("192.0.2.1", TLS, BASE);
        assertRead("0.0.0.0", BASE, PROXY);
        for (String here : List.of("localhost", "127.0.0.1", "::1")) {
            assertRead(here);
            assertRead(here, BASE);
        }
    }

    @Test
    void a_port_that_leads_to_https_needs_it() {
        Map<String, String> redirect = Map.of("VESTIBULE_HTTP_REDIRECT_PORT", "80");
        assertRead("localhost", TLS, redirect);
        assertTold(
                List.of("vestibule.http.redirect-port must be left away where vestibule.tls.certificate is not set"),
                "localhost",
                BASE,
                redirect);
    }

    /** Half of it is told as that, and not as none. */
    @Test
    void whoever_has_begun_with_https_is_told_how_to_go_on() {
        assertTold(
                List.of("vestibule.tls.key must be set where vestibule.tls.certificate is"),
                "0.0.0.0",
                Map.of("VESTIBULE_TLS_CERTIFICATE", "/tls/a.pem"));
    }

    @SafeVarargs
    private static void assertTold(List<String> lines, String address, Map<String, String>... more) {
        SettingsProblem told = assertThrows(SettingsProblem.class, () -> read(address, more));
        assertEquals(lines, told.lines());
    }

    @SafeVarargs
    private static void assertRead(String address, Map<String, String>... more) {
        assertDoesNotThrow(() -> read(address, more));
    }

    @SafeVarargs
    private static Settings read(String address, Map<String, String>... more) {
        Map<String, String> all = new HashMap<>(Map.of("VESTIBULE_HTTP_ADDRESS", address));
        for (Map<String, String> each : more) {
            all.putAll(each);
        }
        return SettingsReader.read(Optional.empty(), Path.of("/data"), all);
    }
}
