package org.vestibule.bootstrap.settings;

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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.adapters.mail.MailSecret;
import org.vestibule.adapters.mail.MailServer;
import org.vestibule.adapters.mail.MailServer.Security;
import org.vestibule.adapters.mail.MailTrust;
import org.vestibule.adapters.mail.Mailbox;
import org.vestibule.adapters.mail.Sender;
import org.vestibule.adapters.mail.SignIn;
import org.vestibule.adapters.mail.TokenGrant;
import org.vestibule.testkit.TestCertificate;

/** How mails leave (PRODUCT G, "Mail"). */
class MailSettingsTest {

    private static final String MAIL = "vestibule.mail.";
    private static final Concern<MailSettings> CONCERN = new Concern<>(MailSettings::from);
    private static final Map<String, String> LEAST =
            Map.of(MAIL + "host", "mail.example", MAIL + "from", "portal@example.com");
    private static final Sender SENDER = new Sender(new Mailbox("portal@example.com"), Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void they_are_files() {
        Map<String, String> told = Stream.of(
                        "from reply-to username password password-file oauth2.token-uri oauth2.client-id"
                                + " oauth2.client-secret oauth2.client-secret-file oauth2.refresh-token"
                                + " oauth2.refresh-token-file oauth2.scope")
                .flatMap(names -> Stream.of(names.split(" ")))
                .collect(Collectors.toMap(name -> MAIL + name, name -> "none"));
        told.put(MAIL + "host", "none: mails are .eml files in the data folder");
        told.put(MAIL + "security", "starttls");
        told.put(MAIL + "port", "587; 465 with tls, 25 with none");
        told.put(MAIL + "certificate-authority", "those that the JVM knows");
        told.put(MAIL + "timeout", "30");
        CONCERN.assertDefaults(new MailSettings(Optional.empty()), told);
    }

    @Test
    void or_leave_by_a_server_in_secret() {
        assertEquals(
                new MailSettings.Smtp(
                        new MailServer(
                                "mail.example",
                                587,
                                Security.STARTTLS,
                                new SignIn.AsNobody(),
                                MailTrust.JVM,
                                Duration.ofSeconds(30)),
                        SENDER),
                read(Map.of()));
        assertEquals(465, read(Map.of("security", "tls")).server().port());
        assertEquals(
                2525, read(Map.of("security", "tls", "port", "2525")).server().port());
        assertEquals(
                25,
                read(Map.of("security", "none", "host", "127.0.0.1")).server().port());
        assertEquals(
                Duration.ofMinutes(2), read(Map.of("timeout", "120")).server().timeout());
        assertEquals(
                new Sender(new Mailbox("Portal Ü <p@example.com>"), Optional.of(new Mailbox("help@example.com"))),
                read(Map.of("from", "Portal Ü <p@example.com>", "reply-to", "help@example.com"))
                        .sender());
    }

    @Test
    void never_plain_but_to_this_machine() {
        for (String host : List.of("mail.example", "192.0.2.1", "localhost.example")) {
            assertTold(
                    MAIL + "security must be starttls or tls where " + MAIL + "host is another machine",
                    Map.of("host", host, "security", "none"));
        }
        for (String host : List.of("localhost", "127.0.0.1", "::1")) {
            assertEquals(
                    Security.NONE,
                    read(Map.of("host", host, "security", "none")).server().security());
        }
    }

    @Test
    void by_a_user_and_a_password() {
        SignIn expected = new SignIn.ByPassword("portal", secret("tweet tweet"));
        assertEquals(expected, signIn(Map.of("username", "portal", "password", "tweet tweet")));
        assertEquals(expected, signIn(Map.of("username", "portal", "password-file", file("tweet tweet\n"))));
    }

    @Test
    void or_by_a_token() {
        Map<String, String> least = Map.of(
                "username", "portal", "oauth2.token-uri", "https://login.example/t/token", "oauth2.client-id", "c");
        URI endpoint = URI.create("https://login.example/t/token");
        assertEquals(
                new SignIn.ByToken(
                        "portal",
                        new TokenGrant(endpoint, "c", Optional.of(secret("s")), Optional.empty(), Optional.of("all"))),
                signIn(plus(least, "oauth2.client-secret", "s", "oauth2.scope", "all")));
        assertEquals(
                new SignIn.ByToken(
                        "portal",
                        new TokenGrant(
                                endpoint, "c", Optional.of(secret("s")), Optional.of(secret("r")), Optional.empty())),
                signIn(plus(least, "oauth2.client-secret-file", file("s"), "oauth2.refresh-token-file", file("r"))));
    }

    @Test
    void its_authority_is_in_a_file() throws IOException {
        TestCertificate made = TestCertificate.make();
        Path pem = Files.writeString(folder.resolve("ca.pem"), made.certificateText());
        assertEquals(
                List.of(made.certificate()),
                read(Map.of("certificate-authority", pem.toString()))
                        .server()
                        .trust()
                        .own());
        for (String wrong : List.of("ca.pem", file("nothing of that kind"), folder + "/missing", folder.toString())) {
            assertTold(
                    MAIL + "certificate-authority must be the path of a file with certificates in PEM, from / on, such"
                            + " as /etc/vestibule/ca.pem",
                    Map.of("certificate-authority", wrong));
        }
    }

    @Test
    void what_is_wrong_is_told() {
        CONCERN.assertTold(
                List.of(MAIL + "from must be set where " + MAIL + "host is"), Map.of(MAIL + "host", "mail.example"));
        CONCERN.assertTold(
                List.of(MAIL + "port must be left away where " + MAIL + "host is not set"),
                Map.of(MAIL + "port", "587"));
        CONCERN.assertTold(
                List.of(MAIL + "password-file must be left away where " + MAIL + "host is not set"),
                Map.of(MAIL + "password-file", file("tweet")));
        assertTold(MAIL + "host must be the name or the address of a host, with no port", Map.of("host", "a:25"));
        assertTold(MAIL + "host must be the name or the address of a host, with no port", Map.of("host", "a b"));
        assertTold(
                MAIL + "from must be an address in ASCII, with or without a name, like Portal <portal@example.com>",
                Map.of("from", "portal"));
        assertTold(MAIL + "username must be set where " + MAIL + "password is", Map.of("password", "tweet"));
        assertTold(
                MAIL + "username must be left away where neither " + MAIL + "password nor " + MAIL
                        + "oauth2.token-uri is set",
                Map.of("username", "portal"));
        assertTold(
                MAIL + "oauth2.scope must be left away where " + MAIL + "oauth2.token-uri is not set",
                Map.of("oauth2.scope", "all"));
        Map<String, String> token = Map.of("username", "portal", "oauth2.token-uri", "https://login.example/token");
        assertTold(
                MAIL + "oauth2.client-id must be set where " + MAIL + "oauth2.token-uri is",
                plus(token, "oauth2.refresh-token", "r"));
        assertTold(
                MAIL + "oauth2.client-secret must be set where " + MAIL + "oauth2.refresh-token is not",
                plus(token, "oauth2.client-id", "c"));
        assertTold(
                MAIL + "password must be left away where " + MAIL + "oauth2.token-uri is set",
                plus(token, "oauth2.client-id", "c", "oauth2.client-secret", "s", "password", "tweet"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example/token",
                "https://user:tweet@login.example/token",
                "https://login.example/token?key=tweet",
                "https://login.example/token#tweet",
                "https:/token",
                "token",
                ""
            })
    void no_secret_goes_where_others_read_along(String endpoint) {
        assertTold(
                MAIL
                        + "oauth2.token-uri must be like https://login.example/token, with nothing before the host or after"
                        + " the path",
                Map.of(
                        "username",
                        "portal",
                        "oauth2.token-uri",
                        endpoint,
                        "oauth2.client-id",
                        "c",
                        "oauth2.client-secret",
                        "s"));
    }

    @Test
    void a_secret_is_in_one_place_and_whole() {
        Map<String, String> user = Map.of("username", "portal");
        assertTold(
                MAIL + "password must be left away where " + MAIL + "password-file is set",
                plus(user, "password", "tweet", "password-file", file("tweet")));
        for (String wrong : List.of(file(""), file("two\nlines"), folder + "/missing", folder.toString())) {
            assertTold(
                    MAIL + "password-file must be the path of a file that the portal can read; what is in it must be"
                            + " one line",
                    plus(user, "password-file", wrong));
        }
        assertTold(
                MAIL + "password-file must be the path of a file, from / on, such as /etc/vestibule/mail-password",
                plus(user, "password-file", "secret"));
        assertTold(MAIL + "password must be one line", plus(user, "password", "two\nlines"));
    }

    /** L-50. */
    @Test
    void no_secret_is_shown() {
        Values values = new Values(full(Map.of(
                "username", "portal",
                "oauth2.token-uri", "https://login.example/token",
                "oauth2.client-id", "c",
                "oauth2.client-secret", "tweet",
                "oauth2.refresh-token", "tweet")));
        MailSettings read = MailSettings.from(values);
        assertEquals(List.of(), values.problems());
        assertTrue(read.toString().contains("mail.example"), read::toString);
        assertFalse(read.toString().contains("tweet"), read::toString);
        for (String name : List.of("oauth2.client-secret", "oauth2.refresh-token")) {
            assertEquals(Optional.of("(set)"), values.shown(MAIL + name));
        }
    }

    private SignIn signIn(Map<String, String> set) {
        return read(set).server().signIn();
    }

    private MailSettings.Smtp read(Map<String, String> set) {
        Values values = new Values(full(set));
        MailSettings read = MailSettings.from(values);
        assertEquals(List.of(), values.problems());
        return read.smtp().orElseThrow();
    }

    private static void assertTold(String sentence, Map<String, String> set) {
        CONCERN.assertTold(List.of(sentence), full(set));
    }

    /** With the least that there must be, by full names. */
    private static Map<String, String> full(Map<String, String> set) {
        Map<String, String> all = new HashMap<>(LEAST);
        set.forEach((name, value) -> all.put(MAIL + name, value));
        return all;
    }

    private static Map<String, String> plus(Map<String, String> some, String... more) {
        Map<String, String> all = new HashMap<>(some);
        for (int each = 0; each < more.length; each += 2) {
            all.put(more[each], more[each + 1]);
        }
        return all;
    }

    private String file(String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "secret", ""), text)
                    .toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static MailSecret secret(String text) {
        return MailSecret.parse(text).orElseThrow();
    }
}
