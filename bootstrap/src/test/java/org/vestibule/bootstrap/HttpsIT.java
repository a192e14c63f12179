package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.OnlyLong;
import org.vestibule.testkit.TestCertificate;

/** HTTPS as an operator sets it up and renews its certificate (PRODUCT G, S-089, S-094). */
class HttpsIT {

    private static final TestCertificate FIRST = TestCertificate.make();
    private static final TestCertificate SECOND = TestCertificate.make();
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Path data = RunningPortal.newDataFolder();
    private final Path certificate = data.resolve("fullchain.pem");
    private final Path key = data.resolve("privkey.pem");
    private final int redirect = RunningPortal.freePort();

    @AfterEach
    void dropDataFolder() {
        RunningPortal.delete(data);
    }

    @Test
    void a_certificate_is_renewed_while_the_portal_serves_and_a_wrong_one_is_told_of() throws IOException {
        FIRST.write(certificate, key);
        try (RunningPortal portal = RunningPortal.launch(data, settings())) {
            portal.awaitOutput("Vestibule answers on https://localhost:");
            URI base = URI.create(portal.base().replace("http:", "https:"));
            assertServes(FIRST, base);
            assertRedirects(base);

            Files.writeString(key, SECOND.keyText());
            portal.awaitOutput("[tls-pair-mismatch]");
            assertServes(FIRST, base);
            Files.delete(key);
            portal.awaitOutput("[tls-key-unreadable]");
            assertServes(FIRST, base);

            SECOND.write(certificate, key);
            RunningPortal.await(SOON, "the new certificate", () -> serves(SECOND, base));
            assertFalse(portal.output().contains("\tat "), portal::output);
        }
    }

    @Test
    void the_portal_does_not_start_with_what_cannot_be_used() throws IOException {
        FIRST.write(certificate, key);
        Files.writeString(key, SECOND.keyText());
        assertRefused("vestibule: The key of vestibule.tls.key is not that of the first certificate of"
                + " vestibule.tls.certificate. Take the two that were made together. [tls-pair-mismatch]\n");
        Files.delete(key);
        assertRefused("vestibule: The file of vestibule.tls.key cannot be read: there is no such file."
                + " [tls-key-unreadable]\n");
        TestCertificate ended =
                TestCertificate.make(Duration.ofDays(-3), 2, "-keyalg", "EC", "-groupname", "secp256r1");
        ended.write(certificate, key);
        assertRefused("vestibule: The certificate of vestibule.tls.certificate ended on "
                + ended.certificate().getNotAfter().toInstant()
                + ". Renew it, and check this machine's clock. [tls-certificate-expired]\n");
    }

    /** They are told nothing themselves, and a proxy that is set up wrong is one of them. */
    @OnlyLong
    @Test
    void whoever_does_not_come_by_the_proxy_is_not_answered_and_told_of_in_the_log() {
        FIRST.write(certificate, key);
        Map<String, String> settings = settings();
        settings.putAll(Map.of("VESTIBULE_PROXY_TRUSTED", "127.0.0.1", "VESTIBULE_PROXY_PROTOCOL", "required"));
        try (RunningPortal portal = RunningPortal.launch(data, settings)) {
            portal.awaitOutput("Vestibule answers on https://localhost:");
            URI base = URI.create(portal.base().replace("http:", "https:"));
            assertNotAnswered(base, "127.0.0.1");
            portal.awaitOutput("[proxy-protocol-missing]");
            assertNotAnswered(base, "127.0.0.2");
            portal.awaitOutput("[proxy-not-trusted]");
            assertFalse(portal.output().contains("\tat "), portal::output);
        }
    }

    private static void assertNotAnswered(URI base, String from) {
        assertThrows(UncheckedIOException.class, () -> new FarBrowser(base, from, FIRST, "").get("/sign-in"));
    }

    private void assertRefused(String sentence) {
        RunningPortal.Command refused = RunningPortal.run(data, settings(), "", "serve");
        assertEquals(sentence, refused.err());
        assertEquals(78, refused.code());
        assertEquals("", refused.out());
    }

    private Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "VESTIBULE_TLS_CERTIFICATE", certificate.toString(),
                "VESTIBULE_TLS_KEY", key.toString(),
                "VESTIBULE_HTTP_REDIRECT_PORT", String.valueOf(redirect),
                "VESTIBULE_HASH_MEMORY", "64"));
    }

    private static void assertServes(TestCertificate certificate, URI base) {
        FarBrowser.Answer page = new FarBrowser(base, "127.0.0.1", certificate, "").get("/sign-in");
        assertEquals(200, page.status(), page::text);
        assertTrue(page.text().contains("\r\nStrict-Transport-Security: max-age=31536000; "), page::text);
        assertTrue(page.text().contains("\r\nSet-Cookie: __Host-"), page::text);
    }

    private static boolean serves(TestCertificate certificate, URI base) {
        try {
            return new FarBrowser(base, "127.0.0.1", certificate, "")
                            .get("/sign-in")
                            .status()
                    == 200;
        } catch (UncheckedIOException another) {
            return false;
        }
    }

    private void assertRedirects(URI base) throws IOException {
        URI plain = URI.create("http://localhost:" + redirect + "/sign-in");
        HttpURLConnection connection = (HttpURLConnection) plain.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        assertEquals(301, connection.getResponseCode());
        assertEquals(base + "/sign-in", connection.getHeaderField("Location"));
    }
}
