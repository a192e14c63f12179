package org.vestibule.adapters.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.application.notice.Mailer;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.operator.Operator;
import org.vestibule.testkit.MailerContract;

class EmlMailerContractTest implements MailerContract {

    @TempDir
    private Path folder;

    @Override
    public Mailer mailer() {
        Clock clock = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
        return new EmlMailer(folder, "Vestibule <portal@vestibule.example>", Operator.UNNAMED, clock, delivered -> {});
    }

    @Override
    public List<String> arrivedFor(EmailAddress email) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .map(EmlMailerContractTest::read)
                    .filter(mail -> goesTo(mail, email))
                    .map(EmlMailerContractTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MimeMessage read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean goesTo(MimeMessage mail, EmailAddress email) {
        try {
            return Stream.of(mail.getAllRecipients())
                    .map(recipient -> ((InternetAddress) recipient).getAddress())
                    .anyMatch(email.written()::equals);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return ((MimeMultipart) mail.getContent())
                    .getBodyPart(0)
                    .getContent()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
