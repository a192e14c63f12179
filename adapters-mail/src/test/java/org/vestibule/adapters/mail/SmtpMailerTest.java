package org.vestibule.adapters.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.vestibule.application.notice.Mailer;
import org.vestibule.domain.operator.Operator;

/** PRODUCT G, "Mail": what a mail server gets, and what is made of its answers. */
class SmtpMailerTest {

    private static final Mailer.Sent SENT = new Mailer.Sent();

    private final TestMailServer server = TestMailServer.start(UnaryOperator.identity());
    private final SmtpMailer mailer = SmtpFixture.plain(server.port()).mailer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void its_headers_say_who_sent_it_when_and_who_is_answered() throws Exception {
        assertEquals(SENT, SmtpFixture.send(mailer, "Ann@Example.com"));

        TestMailServer.Taken taken = server.taken().get(0);
        MimeMessage mail = taken.mail();
        assertEquals("portal@vestibule.example", taken.from());
        assertEquals(List.of("Ann@example.com"), taken.to());
        assertEquals("Portal Ü", ((InternetAddress) mail.getFrom()[0]).getPersonal());
        assertEquals("help@vestibule.example", mail.getReplyTo()[0].toString());
        assertEquals("<" + SmtpFixture.ID + "@vestibule.example>", mail.getMessageID());
        assertEquals("2030-01-01T00:00:00Z", mail.getSentDate().toInstant().toString());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
        assertNull(mail.getHeader("X-Vestibule-Repeat", null));
    }

    @Test
    void a_repeat_has_the_same_name_and_says_that_it_is_one() throws Exception {
        SmtpFixture.send(mailer, "ann@example.com");
        assertEquals(SENT, mailer.send(SmtpFixture.ID, SmtpFixture.notice("ann@example.com"), true));

        MimeMessage repeat = server.taken().get(1).mail();
        assertEquals("yes", repeat.getHeader("X-Vestibule-Repeat", null));
        assertEquals(server.taken().get(0).mail().getMessageID(), repeat.getMessageID());
    }

    @Test
    void a_connection_is_kept_for_the_next_mail() {
        for (int mail = 0; mail < 101; mail++) {
            assertEquals(SENT, SmtpFixture.send(mailer, "ann@example.com"));
        }
        assertEquals(101, server.taken().size());
        assertEquals(2, server.connections(), "one for 100 mails");
    }

    @Test
    void but_not_for_long() throws Exception {
        List<Runnable> later = new ArrayList<>();
        try (ScriptedServer server = new ScriptedServer(Map.of())) {
            SmtpFixture plain = SmtpFixture.plain(server.port());
            SmtpMailer mailer = new SmtpMailer(
                    plain.server(),
                    SmtpFixture.SENDER,
                    Operator.UNNAMED,
                    plain.clock(),
                    later::add,
                    Duration.ofMinutes(1));
            SmtpFixture.send(mailer, "ann@example.com");
            SmtpFixture.send(mailer, "ann@example.com");
            later.get(0).run();
            SmtpFixture.send(mailer, "ann@example.com");
            assertFalse(server.heard().contains("QUIT"), "it was used since");
            later.get(1).run();
            later.get(2).run();
            SmtpFixture.send(mailer, "ann@example.com");
            assertEquals(1, server.heard().stream().filter("QUIT"::equals).count());
            assertEquals(
                    2,
                    server.heard().stream()
                            .filter(line -> line.startsWith("EHLO"))
                            .count());
        }
    }

    @Test
    void each_of_those_who_send_at_once_has_its_own() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Mailer.Result>> mails =
                    Collections.nCopies(80, () -> SmtpFixture.send(mailer, "a@example.com"));
            for (Future<Mailer.Result> sent : many.invokeAll(mails)) {
                assertEquals(SENT, sent.get());
            }
        } finally {
            many.shutdown();
        }
        assertEquals(80, server.taken().size());
        assertTrue(server.connections() <= 8, "kept: " + server.connections());
    }

    @Test
    void one_that_is_gone_is_opened_anew() throws Exception {
        try (ScriptedServer last = new ScriptedServer(Map.of("NOOP", ScriptedServer.GONE))) {
            SmtpMailer mailer = SmtpFixture.plain(last.port()).mailer();
            assertEquals(SENT, SmtpFixture.send(mailer, "ann@example.com"));
            assertEquals(SENT, SmtpFixture.send(mailer, "ann@example.com"));
            assertEquals(2, last.heard().stream().filter("DATA"::equals).count());
        }
    }

    @Test
    void a_mail_that_is_refused_does_not_spoil_the_next() throws Exception {
        try (ScriptedServer strict = new ScriptedServer(Map.of("RCPT TO:<eve", "550 5.1.1 no"))) {
            SmtpMailer mailer = SmtpFixture.plain(strict.port()).mailer();
            assertInstanceOf(Mailer.Refused.class, SmtpFixture.send(mailer, "eve@example.com"));
            assertEquals(SENT, SmtpFixture.send(mailer, "ann@example.com"));
            assertEquals(
                    1,
                    strict.heard().stream()
                            .filter(line -> line.startsWith("EHLO"))
                            .count());
        }
    }

    /** Only those that need it: the next server may take no others (RFC 6531). */
    @Test
    void an_address_beyond_ascii_is_written_as_it_is() {
        assertEquals(SENT, SmtpFixture.send(mailer, "jörg@bücher.example"));
        assertEquals(
                List.of("jörg@xn--bcher-kva.example"), server.taken().get(0).to());
    }

    @Test
    void and_marked_as_one() throws Exception {
        try (ScriptedServer able = new ScriptedServer(Map.of("EHLO", "250-mail.example\n250 SMTPUTF8"))) {
            SmtpMailer mailer = SmtpFixture.plain(able.port()).mailer();
            SmtpFixture.send(mailer, "jörg@example.com");
            SmtpFixture.send(mailer, "ann@example.com");
            assertEquals(
                    List.of(
                            "MAIL FROM:<portal@vestibule.example> SMTPUTF8",
                            "RCPT TO:<jörg@example.com>",
                            "MAIL FROM:<portal@vestibule.example>",
                            "RCPT TO:<ann@example.com>"),
                    able.heard().stream()
                            .filter(line -> line.startsWith("MAIL") || line.startsWith("RCPT"))
                            .toList());
        }
    }

    @Test
    void a_server_that_cannot_take_it_refuses_it() throws Exception {
        try (ScriptedServer plain = new ScriptedServer(Map.of())) {
            assertEquals(
                    new Mailer.Refused("the mail server takes no addresses beyond ASCII [smtp-address-not-ascii]"),
                    SmtpFixture.send(SmtpFixture.plain(plain.port()).mailer(), "jörg@example.com"));
        }
    }

    /** It would stand in the log at every connection. */
    @Test
    void nor_is_complained_of_before() throws Exception {
        List<String> complaints = new ArrayList<>();
        Handler handler = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord complaint) {
                complaints.add(complaint.getMessage());
            }
        };
        Logger ofLibrary = Logger.getLogger("");
        ofLibrary.addHandler(handler);
        try (ScriptedServer plain = new ScriptedServer(Map.of())) {
            assertEquals(SENT, SmtpFixture.send(SmtpFixture.plain(plain.port()).mailer(), "ann@example.com"));
        } finally {
            ofLibrary.removeHandler(handler);
        }
        assertEquals(List.of(), complaints);
    }

    /** Nothing is lost by a refusal that is ours to mend, and nobody is named by what may stand in a log. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            greeting | 554 5.7.1 go away            | Later   | smtp-server-refuses
            greeting | 421 4.3.2 busy               | Later   | smtp-try-later
            MAIL     | 550 5.7.60 not as that       | Later   | smtp-sender-refused
            MAIL     | 530 5.7.0 Authenticate first | Later   | smtp-sign-in-needed
            MAIL     | 452 4.3.1 full               | Later   | smtp-try-later
            RCPT     | 550 5.1.1 no ann@example.com | Refused | smtp-recipient-refused
            RCPT     | 552 5.2.2 ann is full        | Refused | smtp-recipient-refused
            RCPT     | 550 unknown                  | Refused | smtp-recipient-refused
            RCPT     | 550 no relay@example.com or <client@example.com> | Refused | smtp-recipient-refused
            RCPT     | 550 5.1.1 ask the sender     | Refused | smtp-recipient-refused
            RCPT     | 450 4.7.1 greylisted         | Later   | smtp-greylisted
            RCPT     | 554 5.7.1 <ann@example.com>: Relay access denied | Later | smtp-relay-denied
            RCPT     | 553 5.7.1 <portal@vestibule.example>: Sender address rejected: not owned | Later | smtp-sender-refused
            RCPT     | 550 5.7.1 Client host [192.0.2.1] blocked | Later | smtp-sender-refused
            RCPT     | 530 5.7.0 Must issue a STARTTLS command first | Later | smtp-starttls-needed
            DATA     | 451 4.3.0 not now            | Later   | smtp-try-later
            .        | 554 5.6.0 no such words      | Later   | smtp-content-refused
            .        | 550 5.1.1 nobody of that name | Refused | smtp-recipient-refused
            .        | 554 5.2.252 SendAsDenied; ann@example.com | Later | smtp-sender-refused
            .        | gone                         | Later   | smtp-connection-lost
            DATA     | gone                         | Later   | smtp-connection-lost
            MAIL     | what                         | Later   | smtp-connection-lost
            """)
    void what_is_made_of_an_answer(String command, String answer, String result, String code) throws Exception {
        try (ScriptedServer strict = new ScriptedServer(Map.of(command, answer))) {
            Mailer.Result told =
                    SmtpFixture.send(SmtpFixture.plain(strict.port()).mailer(), "ann@example.com");

            assertEquals(result, told.getClass().getSimpleName(), told::toString);
            assertTrue(told.toString().contains("[" + code + "]"), told::toString);
            assertFalse(told.toString().contains("ann"), told::toString);
        }
    }

    @Test
    void a_line_says_by_numbers_what_the_server_said() throws Exception {
        try (ScriptedServer strict =
                new ScriptedServer(Map.of("RCPT", "550-5.1.1 ann@example.com\n550 5.1.1 not here"))) {
            assertEquals(
                    new Mailer.Refused("the address was refused (550 5.1.1) [smtp-recipient-refused]"),
                    SmtpFixture.send(SmtpFixture.plain(strict.port()).mailer(), "ann@example.com"));
        }
    }

    @Test
    void the_first_refusal_counts_whatever_is_said_after_it() throws Exception {
        for (String after : List.of("421 4.4.2 bye", ScriptedServer.GONE)) {
            try (ScriptedServer rude = new ScriptedServer(Map.of("RCPT", "550 5.1.1 no", "RSET", after))) {
                SmtpMailer mailer = SmtpFixture.plain(rude.port()).mailer();
                assertInstanceOf(Mailer.Refused.class, SmtpFixture.send(mailer, "ann@example.com"), after);
            }
        }
    }

    @Test
    void nor_is_the_next_mail_judged_by_it() throws Exception {
        Map<String, String> answers = Map.of("RCPT TO:<eve", "550 5.1.1 no", ".", ScriptedServer.GONE);
        try (ScriptedServer gone = new ScriptedServer(answers)) {
            SmtpMailer mailer = SmtpFixture.plain(gone.port()).mailer();
            SmtpFixture.send(mailer, "eve@example.com");
            assertInstanceOf(Mailer.Later.class, SmtpFixture.send(mailer, "ann@example.com"));
        }
    }

    @Test
    void a_server_that_is_silent_holds_nobody_up() throws Exception {
        for (String command : List.of("greeting", "MAIL", ".")) {
            try (ScriptedServer slow = new ScriptedServer(Map.of(command, ScriptedServer.SILENT))) {
                SmtpMailer mailer = SmtpFixture.plain(slow.port())
                        .patient(Duration.ofMillis(300))
                        .mailer();
                assertEquals(
                        new Mailer.Later("the mail server did not answer in time [smtp-timed-out]"),
                        assertTimeoutPreemptively(
                                Duration.ofSeconds(30), () -> SmtpFixture.send(mailer, "ann@example.com")),
                        command);
            }
        }
    }

    /** F-21: each letter is in time, the mail is not; another node takes it for lost by then. */
    @Test
    void an_answer_without_end_is_waited_for_a_while(@TempDir Path folder) throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        MailTrust trust = MailTrust.read(authority.file()).orElseThrow();
        ServerSocketFactory secret = authority.server("dns:localhost", "-1d").getServerSocketFactory();
        for (String command : List.of("greeting", "MAIL", ".")) {
            Map<String, String> endless = Map.of(command, ScriptedServer.ENDLESS);
            try (ScriptedServer plain = new ScriptedServer(endless);
                    ScriptedServer tls = new ScriptedServer(endless, secret)) {
                isGivenUp(SmtpFixture.plain(plain.port()), command);
                isGivenUp(
                        SmtpFixture.of("localhost", tls.port(), MailServer.Security.TLS, SmtpFixture.NOBODY, trust),
                        command);
            }
        }
    }

    private static void isGivenUp(SmtpFixture fixture, String command) {
        SmtpMailer mailer = fixture.mailer(Duration.ofMillis(400));
        assertEquals(
                new Mailer.Later("the mail server did not answer in time [smtp-timed-out]"),
                assertTimeoutPreemptively(Duration.ofSeconds(15), () -> SmtpFixture.send(mailer, "ann@example.com")),
                command);
    }

    /** The mail that was sent in time is not ended by its limit, nor is the next on the same connection. */
    @Test
    void a_limit_is_for_one_mail() throws Exception {
        try (ScriptedServer other = new ScriptedServer(Map.of())) {
            SmtpMailer mailer = SmtpFixture.plain(other.port()).mailer(Duration.ofMillis(500));
            assertEquals(SENT, SmtpFixture.send(mailer, "ann@example.com"));
            LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
            assertEquals(SENT, SmtpFixture.send(mailer, "ann@example.com"));
            assertEquals(
                    1,
                    other.heard().stream()
                            .filter(line -> line.startsWith("EHLO"))
                            .count());
        }
    }

    @Test
    void plain_is_for_this_machine_alone() {
        for (String host : List.of("mail.example", "192.0.2.1", "127.0.0.1.example", "0.0.0.0")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> SmtpFixture.of(host, 25, MailServer.Security.NONE, SmtpFixture.NOBODY, MailTrust.JVM),
                    host);
        }
    }

    @Test
    void a_password_signs_in() throws IOException {
        try (TestMailServer strict = TestMailServer.start(with -> with.requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals("portal") || !password.equals("tweet")) {
                        throw new LoginFailedException("no");
                    }
                })))) {
            SmtpFixture fixture = SmtpFixture.plain(strict.port());
            assertEquals(SENT, SmtpFixture.send(fixture.as(password("tweet")).mailer(), "ann@example.com"));
            assertEquals(
                    "smtp-sign-in-refused",
                    fixture.as(password("other")).check().orElseThrow().why().code());
            assertEquals(
                    Optional.of("smtp-sign-in-needed"),
                    fixture.check().map(problem -> problem.why().code()));
        }
    }

    private static SignIn password(String text) {
        return new SignIn.ByPassword("portal", MailSecret.parse(text).orElseThrow());
    }
}
