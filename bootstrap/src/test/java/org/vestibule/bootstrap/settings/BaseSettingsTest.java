package org.vestibule.bootstrap.settings;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaseSettingsTest {

    private static final String URL = "vestibule.base.url";

    private final Concern<BaseSettings> base = new Concern<>(BaseSettings::from);

    @Test
    void defaults() {
        base.assertDefaults(
                new BaseSettings(Optional.empty()),
                Map.of(URL, "http://localhost:PORT, or https:// with vestibule.tls.certificate"));
    }

    @Test
    void mapping() {
        base.assertMapping(
                new BaseSettings(Optional.of(URI.create("https://portal.example:8443"))),
                Map.of(URL, "https://portal.example:8443/"));
    }

    @Test
    void what_is_more_or_less_than_scheme_and_host() {
        base.assertRight(URL, "http://localhost", "https://[::1]:8443");
        base.assertWrong(
                URL + " must be like https://portal.example, with nothing before the host and no path or anything else"
                        + " after it",
                URL,
                "portal.example",
                "ftp://portal.example",
                "https:portal.example",
                "https://user@portal.example",
                "https://portal.example/vestibule",
                "https://portal.example?a=b",
                "https://portal.example#a",
                "https://por tal.example",
                "https://portal.example:port",
                "");
    }
}
