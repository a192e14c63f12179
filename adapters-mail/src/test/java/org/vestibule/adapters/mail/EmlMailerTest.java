package org.vestibule.adapters.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.operator.Operator;

class EmlMailerTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:40:52.007Z");
    private static final URI LINK = URI.create("https://portal.example/sign-up/finish/a.b?x=1&y='2'");

    @TempDir
    private Path data;

    private final List<EmlMailer.Delivered> announced = new ArrayList<>();

    @Test
    void a_mail_is_a_file_that_mail_readers_can_read() throws Exception {
        MimeMessage mail = read(send(notice(Notice.Kind.SIGN_UP, "Ann@Example.com")));

        InternetAddress from = (InternetAddress) mail.getFrom()[0];
        assertEquals("Portal Ü", from.getPersonal());
        assertEquals("portal@vestibule.example", from.getAddress());
        assertEquals("Ann@example.com", mail.getAllRecipients()[0].toString());
        assertEquals("Create your Vestibule account", mail.getSubject());
        assertEquals(NOW.getEpochSecond(), mail.getSentDate().toInstant().getEpochSecond());
        assertTrue(mail.getMessageID().endsWith("@vestibule.example>"), mail.getMessageID());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
    }

    @Test
    void its_text_is_there_twice_and_the_link_in_both() throws Exception {
        MimeMessage mail = read(send(notice(Notice.Kind.SIGN_UP, "ann@example.com")));

        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertTrue(parts.getContentType().startsWith("multipart/alternative"), parts.getContentType());
        assertTrue(parts.getBodyPart(0).isMimeType("text/plain"));
        assertTrue(parts.getBodyPart(0).getContent().toString().contains(LINK.toString()));
        assertTrue(parts.getBodyPart(1).isMimeType("text/html"));
        String escaped = "href=\"https://portal.example/sign-up/finish/a.b?x=1&amp;y=&#39;2&#39;\"";
        assertTrue(parts.getBodyPart(1).getContent().toString().contains(escaped));
    }

    @Test
    void nobody_else_can_read_it() throws Exception {
        Files.createDirectory(data.resolve("mail"));
        Path file = send(notice(Notice.Kind.SIGN_UP, "ann@example.com")).file();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void names_sort_by_time_and_never_meet() throws Exception {
        EmlMailer mailer = mailer(data.resolve("mail"));
        for (int sent = 0; sent < 200; sent++) {
            mailer.send(UUID.randomUUID(), notice(Notice.Kind.SIGN_UP, "ann@example.com"), false);
        }
        try (var files = Files.list(data.resolve("mail"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertEquals(200, names.size());
            assertTrue(names.stream().allMatch(name -> name.matches("20261124-084052-007-[0-9a-f]{12}-sign-up\\.eml")));
        }
    }

    @Test
    void it_is_announced_with_its_notice() {
        Notice notice = notice(Notice.Kind.SIGN_UP_KNOWN, "ann@example.com");
        EmlMailer.Delivered delivered = send(notice);

        assertEquals(notice, delivered.notice());
        assertTrue(delivered.file().toString().endsWith("-sign-up-known.eml"));
    }

    @Test
    void an_address_beyond_ascii_is_written_as_it_is() throws Exception {
        Path file = send(notice(Notice.Kind.SIGN_UP, "jörg@bücher.example")).file();

        assertTrue(Files.readString(file).contains("To: jörg@xn--bcher-kva.example"));
    }

    @Test
    void a_mail_that_cannot_be_written_leaves_nothing_and_is_not_announced() throws Exception {
        Path notAFolder = Files.createFile(data.resolve("mail"));
        EmlMailer mailer = mailer(notAFolder);

        assertThrows(
                UncheckedIOException.class,
                () -> mailer.send(UUID.randomUUID(), notice(Notice.Kind.SIGN_UP, "ann@example.com"), false));
        assertTrue(announced.isEmpty());
    }

    @Test
    void a_sender_must_be_an_address() {
        for (String sender : List.of("", "portal", "a@b.example, c@d.example", "a@b.example\r\nBcc: x@y.example")) {
            assertThrows(IllegalArgumentException.class, () -> new Mailbox(sender), sender);
        }
    }

    @Test
    void a_made_up_address_writes_no_header() {
        for (String hostile : List.of(
                "a@b.example\r\nBcc: x@y.example",
                "a@b.example\nBcc: x@y.example",
                "a@b.example, x@y.example",
                "Ann <x@y.example>",
                "friends: x@y.example;",
                "\"a\r\n Bcc: x\"@y.example")) {
            Notice notice = notice(Notice.Kind.SIGN_UP, new EmailAddress(hostile, hostile));
            assertThrows(IllegalArgumentException.class, () -> send(notice), hostile);
        }
        assertFalse(Files.exists(data.resolve("mail")));
    }

    @Test
    void a_made_up_name_writes_no_header() throws Exception {
        EmailAddress ann = EmailAddress.parse("ann@example.com").orElseThrow();
        Notice hostile =
                Notice.of(AccountId.NOBODY, Notice.Kind.INVITATION, ann, LINK, "Äcme\r\nBcc: Eve", "Bob", "2027-01-12");
        MimeMessage mail = read(send(hostile));

        assertEquals("Invitation to the team Äcme  Bcc: Eve", mail.getSubject());
        assertEquals(1, mail.getAllRecipients().length);
        MimeMessage ascii = read(send(
                Notice.of(AccountId.NOBODY, Notice.Kind.INVITATION, ann, LINK, "Acme\nBcc: Eve", "Bob", "2027-01-12")));
        assertEquals("Invitation to the team Acme Bcc: Eve", ascii.getSubject());
        assertEquals(1, ascii.getAllRecipients().length);
    }

    private EmlMailer mailer(Path folder) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new EmlMailer(folder, "Portal Ü <portal@vestibule.example>", Operator.UNNAMED, clock, announced::add);
    }

    private EmlMailer.Delivered send(Notice notice) {
        mailer(data.resolve("mail")).send(UUID.randomUUID(), notice, false);
        return announced.get(announced.size() - 1);
    }

    private static Notice notice(Notice.Kind kind, String to) {
        return notice(kind, EmailAddress.parse(to).orElseThrow());
    }

    private static Notice notice(Notice.Kind kind, EmailAddress to) {
        return Notice.of(AccountId.NOBODY, kind, to, LINK);
    }

    private static MimeMessage read(EmlMailer.Delivered delivered) throws Exception {
        try (InputStream in = Files.newInputStream(delivered.file())) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }
}
