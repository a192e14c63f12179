package org.vestibule.adapters.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.application.notice.Mailer;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.operator.Operator;
import org.vestibule.testkit.MailerContract;

class SmtpMailerContractTest implements MailerContract {

    @TempDir
    private static Path folder;

    private static MailTrust trust;
    private static SSLContext tls;

    private TestMailServer server;
    private Mailer mailer;

    @BeforeAll
    static void certificates() {
        TestAuthority authority = new TestAuthority(folder);
        trust = MailTrust.read(authority.file()).orElseThrow();
        tls = authority.server("dns:localhost", "-1d");
    }

    @BeforeEach
    void start() {
        server = TestMailServer.start(with -> with.requireTLS().startTlsSocketFactory(tls));
        MailServer reached = new MailServer(
                "localhost",
                server.port(),
                MailServer.Security.STARTTLS,
                new SignIn.AsNobody(),
                trust,
                Duration.ofSeconds(20));
        Clock clock = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
        Sender sender = new Sender(new Mailbox("Vestibule <portal@vestibule.example>"), Optional.empty());
        mailer = new SmtpMailer(reached, sender, Operator.UNNAMED, clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public Mailer mailer() {
        return mailer;
    }

    @Override
    public List<String> arrivedFor(EmailAddress email) {
        return server.taken().stream()
                .filter(taken -> taken.to().equals(List.of(email.written())))
                .map(taken -> text(taken.mail()))
                .toList();
    }

    private static String text(MimeMessage mail) {
        try {
            return ((MimeMultipart) mail.getContent())
                    .getBodyPart(0)
                    .getContent()
                    .toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
