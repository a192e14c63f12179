package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.OnlyLong;
import org.vestibule.testkit.TestCertificate;

/**
 * Behind the proxies that the README names, set up as it says: buckets, events and mails see who asks, and nobody is
 * taken for whom they claim to be (S-067, L-09, L-42).
 */
@OnlyLong
class RealProxiesIT {

    private static final int PASSWORDS_FROM_ONE = 100;
    private static final String THIEF = "127.0.0.2";
    private static final String SOMEBODY = "127.0.0.3";
    private static final TestCertificate CERTIFICATE = TestCertificate.make();

    private final Path data = RunningPortal.newDataFolder();
    private final Path certificate = data.resolve("fullchain.pem");
    private final Path key = data.resolve("privkey.pem");
    private final int port = RunningPortal.freePort();
    private final URI base = URI.create("https://portal.example:" + port);

    @AfterEach
    void dropDataFolder() {
        RunningPortal.delete(data);
    }

    @Test
    void nginx() {
        assertTold(RealProxy.Kind.NGINX, lines("nginx", "server {"), Map.of());
    }

    /** What a client claims in the first one is passed on as it came. */
    @Test
    void nginx_that_says_it_in_the_other_header() {
        String lines = lines("nginx", "server {")
                .replaceAll("proxy_set_header .*", "proxy_set_header Forwarded \"for=\\$remote_addr\";");
        assertTold(RealProxy.Kind.NGINX, lines, Map.of("VESTIBULE_PROXY_HEADER", "forwarded"));
    }

    /** It would have its certificate made by somebody else. */
    @Test
    void caddy() {
        String lines = lines("caddy", "portal.example {")
                .replace("portal.example {", "https://portal.example:" + port + " {\n    tls CERTIFICATE KEY");
        assertTold(RealProxy.Kind.CADDY, lines, Map.of());
    }

    @Test
    void haproxy() {
        assertTold(RealProxy.Kind.HAPROXY, lines("haproxy", "mode http"), Map.of());
    }

    @Test
    void haproxy_that_leaves_tls_to_the_portal() {
        assertTold(
                RealProxy.Kind.HAPROXY,
                lines("haproxy", "mode tcp"),
                Map.of(
                        "VESTIBULE_PROXY_PROTOCOL", "required",
                        "VESTIBULE_TLS_CERTIFICATE", certificate.toString(),
                        "VESTIBULE_TLS_KEY", key.toString()));
    }

    private void assertTold(RealProxy.Kind kind, String lines, Map<String, String> more) {
        kind.assumeHere();
        CERTIFICATE.write(certificate, key);
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(Map.of(
                "VESTIBULE_BASE_URL", base.toString(),
                "VESTIBULE_PROXY_TRUSTED", "127.0.0.1", // and not all of this machine, as whoever asks is on it, too
                "VESTIBULE_HASH_MEMORY", "64",
                "VESTIBULE_HASH_PASSES", "1"));
        try (RunningPortal portal = RunningPortal.launch(data, settings)) {
            portal.awaitOutput("Vestibule answers on " + base);
            String portalPort = portal.base().replaceAll(".*:", "");
            try (RealProxy proxy = RealProxy.start(kind, setUp(lines, portalPort), data, port)) {
                assertWhoAsksIsTold();
            }
            assertFalse(portal.output().contains("\tat "), portal::output);
        }
    }

    /** All of them come by one proxy, and each claims to be somebody else every time. */
    private void assertWhoAsksIsTold() {
        assertByHttps(browser(SOMEBODY, 1).get("/sign-in"));
        for (int i = 0; i < PASSWORDS_FROM_ONE; i++) {
            assertEquals("sign-in-not-accepted", signIn(THIEF, i).code());
        }
        assertEquals(429, signIn(THIEF, PASSWORDS_FROM_ONE).status());
        assertEquals(
                "sign-in-not-accepted", signIn(SOMEBODY, PASSWORDS_FROM_ONE).code());
        browser(THIEF, 1).fill("/password/forgot", "email", "person@example.org");
        assertMailNames(THIEF);
        try (PortalDatabase database = PortalDatabase.of(data)) {
            Set<String> addresses = new TreeSet<>(database.strings("SELECT DISTINCT address FROM event_origin"));
            assertEquals(Set.of(THIEF, SOMEBODY), addresses);
        }
    }

    private static void assertByHttps(FarBrowser.Answer page) {
        assertEquals(200, page.status(), page::text);
        assertTrue(Pattern.compile("(?im)^strict-transport-security: max-age=31536000")
                .matcher(page.text())
                .find());
        assertTrue(
                Pattern.compile("(?im)^set-cookie: __Host-")
                        .matcher(page.text())
                        .find(),
                page::text);
    }

    private FarBrowser.Answer signIn(String from, int number) {
        return browser(from, number)
                .fill("/sign-in", "email", "person" + number + "@example.com", "password", "winter winter winter");
    }

    private FarBrowser browser(String from, int number) {
        String claimed = "192.0.2." + number;
        return new FarBrowser(
                base,
                from,
                CERTIFICATE,
                "X-Forwarded-For: " + claimed + "\r\nForwarded: for=" + claimed + "\r\nX-Real-IP: " + claimed + "\r\n");
    }

    private void assertMailNames(String address) {
        RunningPortal.await(Duration.ofSeconds(20), "a mail", () -> !mails().isEmpty());
        String mail = mails().get(0).replace("=\r\n", "");
        assertTrue(mail.contains("from the address " + address), mail);
        assertFalse(mail.contains("192.0.2."), mail);
    }

    private List<String> mails() {
        try (Stream<Path> files = Files.list(data.resolve("mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(RealProxiesIT::read)
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** What the README has between two fences, of that language and with that line. */
    private static String lines(String language, String line) {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```")
                .matcher(read(Path.of("..", "README.md")))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(line))
                .findFirst()
                .orElseThrow();
    }

    /** The files, ports and names of this machine in the place of the README's. */
    private String setUp(String lines, String portalPort) {
        String both = write("both.pem", CERTIFICATE.certificateText() + CERTIFICATE.keyText());
        return lines.replaceAll("127\\.0\\.0\\.1:8\\d+", "127.0.0.1:" + portalPort)
                .replaceAll("\\b443\\b", String.valueOf(port))
                .replace("/etc/portal/both.pem", both)
                .replace("/etc/portal/", data + "/")
                .replace("CERTIFICATE", certificate.toString())
                .replace("KEY", key.toString());
    }

    private String write(String name, String text) {
        try {
            return Files.writeString(data.resolve(name), text).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
