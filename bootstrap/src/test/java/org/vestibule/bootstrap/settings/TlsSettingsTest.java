package org.vestibule.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.cli.SettingsProblem;
import org.vestibule.adapters.web.TlsFiles;

class TlsSettingsTest {

    private static final String CERTIFICATE = "vestibule.tls.certificate";
    private static final String KEY = "vestibule.tls.key";

    private final Concern<TlsSettings> tls = new Concern<>(TlsSettings::from);

    @Test
    void defaults() {
        tls.assertDefaults(new TlsSettings(Optional.empty()), Map.of(CERTIFICATE, "none", KEY, "none"));
    }

    @Test
    void mapping() {
        tls.assertMapping(
                new TlsSettings(Optional.of(new TlsFiles(Path.of("/tls/fullchain.pem"), Path.of("/tls/privkey.pem")))),
                Map.of(CERTIFICATE, "/tls/fullchain.pem", KEY, "/tls/privkey.pem"));
    }

    @Test
    void one_without_the_other() {
        tls.assertTold(List.of(KEY + " must be set where " + CERTIFICATE + " is"), Map.of(CERTIFICATE, "/tls/a.pem"));
        tls.assertTold(List.of(CERTIFICATE + " must be set where " + KEY + " is"), Map.of(KEY, "/tls/a.pem"));
    }

    @Test
    void what_is_no_path_from_the_root_on() {
        for (String wrong : List.of("fullchain.pem", "./a.pem", "-----BEGIN PRIVATE KEY-----", "/a\0b", "")) {
            tls.assertTold(
                    List.of(KEY + " must be the path of a file in PEM, from / on, such as /etc/vestibule/tls.pem"),
                    Map.of(KEY, wrong, CERTIFICATE, "/tls/a.pem"));
        }
    }

    @Test
    void the_portal_is_found_by_https_then() {
        Map<String, String> files =
                Map.of("VESTIBULE_TLS_CERTIFICATE", "/tls/a.pem", "VESTIBULE_TLS_KEY", "/tls/b.pem");
        assertEquals(URI.create("https://localhost:8443"), read(files).baseUrl(8443));
        assertEquals(URI.create("http://localhost:8443"), read(Map.of()).baseUrl(8443));
    }

    @Test
    void and_by_nothing_else() {
        Map<String, String> plain = Map.of(
                "VESTIBULE_TLS_CERTIFICATE",
                "/tls/a.pem",
                "VESTIBULE_TLS_KEY",
                "/tls/b.pem",
                "VESTIBULE_BASE_URL",
                "http://portal.example");
        SettingsProblem told = assertThrows(SettingsProblem.class, () -> read(plain));
        assertEquals(
                List.of("vestibule.base.url must be an https:// address where vestibule.tls.certificate is set"),
                told.lines());
    }

    private static Settings read(Map<String, String> environment) {
        return SettingsReader.read(Optional.empty(), Path.of("/data"), environment);
    }
}
