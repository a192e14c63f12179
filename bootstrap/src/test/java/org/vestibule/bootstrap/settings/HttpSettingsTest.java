package org.vestibule.bootstrap.settings;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {

    private static final String ADDRESS = "vestibule.http.address";
    private static final String PORT = "vestibule.http.port";

    private final Concern<HttpSettings> http = new Concern<>(HttpSettings::from);

    @Test
    void defaults() {
        http.assertDefaults(new HttpSettings("localhost", 8080), Map.of(ADDRESS, "localhost", PORT, "8080"));
    }

    @Test
    void mapping() {
        http.assertMapping(new HttpSettings("192.0.2.1", 443), Map.of(ADDRESS, "192.0.2.1", PORT, "443"));
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
    }
}
