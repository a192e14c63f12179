package org.vestibule.adapters.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** PRODUCT G, "Mail": at each stage where a mail server may refuse, what it was is told by a code of its own. */
class SmtpCheckTest {

    private static final String CANARY = "canary7tweet";
    private static final SignIn PASSWORD =
            new SignIn.ByPassword("portal", MailSecret.parse(CANARY).orElseThrow());

    @TempDir
    private static Path folder;

    private static MailTrust trust;
    private static SSLContext here;
    private static SSLContext elsewhere;
    private static SSLContext ended;

    @BeforeAll
    static void certificates() {
        TestAuthority authority = new TestAuthority(folder);
        trust = MailTrust.read(authority.file()).orElseThrow();
        here = authority.server("dns:localhost", "-1d");
        elsewhere = authority.server("dns:mail.example", "-1d");
        ended = authority.server("dns:localhost", "-11d");
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void the_whole_way_ends_with_a_mail_that_came_in_secret(MailServer.Security security) throws Exception {
        try (TestMailServer server = server(security, here)) {
            assertEquals(
                    Optional.empty(),
                    SmtpFixture.of("localhost", server.port(), security, SmtpFixture.NOBODY, trust)
                            .check());
            assertTrue(server.taken().get(0).tls());
            assertEquals(
                    "A test of Vestibule's mail", server.taken().get(0).mail().getSubject());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void a_server_that_is_not_the_one_that_was_meant(MailServer.Security security) {
        try (TestMailServer server = server(security, elsewhere)) {
            assertEnds(MailStage.CERTIFICATE, "smtp-certificate-name", server, security, trust);
        }
        try (TestMailServer server = server(security, ended)) {
            assertEnds(MailStage.CERTIFICATE, "smtp-certificate-expired", server, security, trust);
        }
        try (TestMailServer server = server(security, here)) {
            assertEnds(MailStage.CERTIFICATE, "smtp-certificate-unknown", server, security, MailTrust.JVM);
        }
    }

    @Test
    void nothing_is_said_in_plain_where_starttls_is_missing() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Map.of())) {
            assertEnds(
                    MailStage.CERTIFICATE,
                    "smtp-starttls-missing",
                    SmtpFixture.of("localhost", server.port(), MailServer.Security.STARTTLS, PASSWORD, trust));
            assertTrue(server.heard().stream().allMatch(line -> line.startsWith("EHLO")), server.heard()::toString);
        }
        for (String answer : new String[] {"502 5.5.1 what", "454 4.7.0 not now", ScriptedServer.GONE}) {
            Map<String, String> answers = Map.of("EHLO", "250-mail.example\n250 STARTTLS", "STARTTLS", answer);
            try (ScriptedServer server = new ScriptedServer(answers)) {
                SmtpProblem problem = SmtpFixture.of(
                                "localhost", server.port(), MailServer.Security.STARTTLS, PASSWORD, trust)
                        .check()
                        .orElseThrow();
                assertEquals(MailStage.CERTIFICATE, problem.stage(), answer);
                assertFalse(server.heard().stream().anyMatch(line -> line.startsWith("AUTH")), answer);
            }
        }
    }

    @Test
    void a_server_that_speaks_no_tls_where_it_should() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Map.of())) {
            assertEnds(
                    MailStage.CERTIFICATE,
                    "smtp-tls-failed",
                    SmtpFixture.of("localhost", server.port(), MailServer.Security.TLS, PASSWORD, trust));
        }
    }

    @Test
    void a_name_that_is_none_and_a_port_that_nobody_is_at() throws Exception {
        assertEnds(
                MailStage.NAME,
                "smtp-name-unknown",
                SmtpFixture.of("mail.invalid", 25, MailServer.Security.TLS, SmtpFixture.NOBODY, trust));
        int port;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = once.getLocalPort();
        }
        assertEnds(MailStage.CONNECTION, "smtp-connection-refused", SmtpFixture.plain(port));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            greeting | 554 5.7.1 no     | CONNECTION | smtp-server-refuses
            greeting | gone             | CONNECTION | smtp-connection-lost
            greeting | HTTP/1.1 400     | CONNECTION | smtp-connection-lost
            EHLO     | 421 4.3.2 busy   | CONNECTION | smtp-try-later
            EHLO     | gone             | CONNECTION | smtp-connection-lost
            EHLO     | 250 mail.example | SIGN_IN    | smtp-sign-in-not-offered
            AUTH     | 535 5.7.8 no     | SIGN_IN    | smtp-sign-in-refused
            AUTH     | 535 5.7.139 no   | SIGN_IN    | smtp-password-disabled
            AUTH     | 454 4.7.0 later  | SIGN_IN    | smtp-try-later
            AUTH     | gone             | SIGN_IN    | smtp-connection-lost
            MAIL     | 550 5.7.60 no    | SENDER     | smtp-sender-refused
            RCPT     | 550 5.1.1 no     | RECIPIENT  | smtp-recipient-refused
            RCPT     | 450 4.2.0 grey   | RECIPIENT  | smtp-greylisted
            RCPT     | gone             | RECIPIENT  | smtp-connection-lost
            .        | 554 5.6.0 no     | DATA       | smtp-content-refused
            .        | gone             | DATA       | smtp-connection-lost
            """)
    void each_stage_has_its_codes(String command, String answer, MailStage stage, String code) throws Exception {
        Map<String, String> answers =
                command.equals("EHLO") ? Map.of("EHLO", answer, "HELO", answer) : Map.of(command, answer);
        try (ScriptedServer server = new ScriptedServer(answers)) {
            SmtpFixture plain = SmtpFixture.plain(server.port());
            assertEnds(stage, code, plain.as(PASSWORD));
        }
    }

    @Test
    void a_server_older_than_ehlo_is_understood() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Map.of("EHLO", "502 what"))) {
            assertEquals(Optional.empty(), SmtpFixture.plain(server.port()).check());
            assertEnds(
                    MailStage.SIGN_IN,
                    "smtp-sign-in-not-offered",
                    SmtpFixture.plain(server.port()).as(PASSWORD));
        }
    }

    @Test
    void the_operator_reads_what_the_server_said() throws Exception {
        String answer = "550-5.1.1 <ann@example.com>\u001b[31m\n550 5.1.1 not here";
        try (ScriptedServer server = new ScriptedServer(Map.of("RCPT", answer))) {
            SmtpProblem problem = SmtpFixture.plain(server.port()).check().orElseThrow();
            assertEquals("550-5.1.1 <ann@example.com> [31m not here", problem.answer());
            assertFalse(problem.toString().contains("ann"), problem::toString);
        }
        try (ScriptedServer server = new ScriptedServer(Map.of("RCPT", "550 " + "x".repeat(9000)))) {
            assertEquals(
                    301,
                    SmtpFixture.plain(server.port())
                            .check()
                            .orElseThrow()
                            .answer()
                            .length());
        }
    }

    /** S-064, L-50: whatever a server says, and however it is looked at. */
    @Test
    void what_was_signed_in_with_is_told_by_nothing() throws Exception {
        String basic = Base64.getEncoder().encodeToString(("\0portal\0" + CANARY).getBytes(StandardCharsets.UTF_8));
        for (String answer : new String[] {"535 5.7.8 no such password " + CANARY + " " + basic, "334 " + basic}) {
            try (ScriptedServer server = new ScriptedServer(Map.of("AUTH", answer))) {
                SmtpFixture fixture = SmtpFixture.plain(server.port()).as(PASSWORD);
                SmtpProblem problem = fixture.check().orElseThrow();
                StringWriter all = new StringWriter();
                problem.printStackTrace(new PrintWriter(all));
                String said = all
                        + problem.answer()
                        + problem.line()
                        + fixture.server()
                        + SmtpFixture.send(fixture.mailer(), "ann@example.com");
                assertEquals("smtp-sign-in-refused", problem.why().code());
                assertFalse(said.contains(CANARY), said);
                assertFalse(said.contains(basic), said);
            }
        }
    }

    @Test
    void an_authority_is_read_from_pem() throws Exception {
        Path ca = folder.resolve("ca.pem");
        String one = Files.readString(ca);
        Path both = Files.writeString(folder.resolve("both.pem"), "# ours\n" + one + "\n" + one);
        assertEquals(2, MailTrust.read(both).orElseThrow().own().size());
        assertEquals(Optional.empty(), MailTrust.read(Files.writeString(folder.resolve("none.pem"), "")));
        assertEquals(Optional.empty(), MailTrust.read(Files.writeString(folder.resolve("odd.pem"), CANARY)));
        assertEquals(Optional.empty(), MailTrust.read(folder.resolve("missing.pem")));
        assertEquals(Optional.empty(), MailTrust.read(folder));
    }

    private static TestMailServer server(MailServer.Security security, SSLContext tls) {
        return TestMailServer.start(with -> security == MailServer.Security.TLS
                ? with.serverSocketFactory(tls)
                : with.requireTLS().startTlsSocketFactory(tls));
    }

    private static void assertEnds(
            MailStage stage, String code, TestMailServer server, MailServer.Security security, MailTrust trust) {
        assertEnds(stage, code, SmtpFixture.of("localhost", server.port(), security, PASSWORD, trust));
        assertEquals(0, server.taken().size());
    }

    private static void assertEnds(MailStage stage, String code, SmtpFixture fixture) {
        SmtpProblem problem = fixture.check().orElseThrow();
        assertEquals(code, problem.why().code(), problem::toString);
        assertEquals(stage, problem.stage());
    }
}
