package org.vestibule.bootstrap.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {

    private static final String ADDRESS = "vestibule.http.address";
    private static final String PORT = "vestibule.http.port";
    private static final String REDIRECT = "vestibule.http.redirect-port";

    private final Concern<HttpSettings> http = new Concern<>(HttpSettings::from);

    @Test
    void defaults() {
        http.assertDefaults(
                new HttpSettings("localhost", 8080, Optional.empty()),
                Map.of(ADDRESS, "localhost", PORT, "8080", REDIRECT, "none"));
    }

    @Test
    void mapping() {
        http.assertMapping(
                new HttpSettings("192.0.2.1", 443, Optional.of(80)),
                Map.of(ADDRESS, "192.0.2.1", PORT, "443", REDIRECT, "80"));
    }

    /** No name is looked up: it might be another machine's today. */
    @Test
    void what_is_no_address_in_numbers() {
        http.assertRight(ADDRESS, "0.0.0.0", "::", "[::]", "::1", "127.0.0.1", "2001:db8::7", "localhost");
        http.assertWrong(
                ADDRESS
                        + " must be an address of this machine in numbers, such as 192.0.2.1 or ::1; or 0.0.0.0, for all"
                        + " of them; or localhost",
                ADDRESS,
                "portal.example",
                "*",
                "0",
                "10.0.0.0/8",
                "127.0.0.1:8080",
                "");
    }

    @Test
    void what_is_no_port() {
        http.assertWhole(PORT, 1, 65_535);
        http.assertWhole(REDIRECT, 1, 65_535);
    }

    @Test
    void one_port_for_both() {
        List<String> told = List.of(REDIRECT + " must be another than " + PORT);
        http.assertTold(told, Map.of(REDIRECT, "8080"));
        http.assertTold(told, Map.of(REDIRECT, "80", PORT, "80"));
    }
}
