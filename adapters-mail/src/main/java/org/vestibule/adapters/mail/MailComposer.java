package org.vestibule.adapters.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.operator.Operator;

/** Composes the mail that a notice becomes: its text as plain text and as HTML, for readers to choose (RFC 2046). */
final class MailComposer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** Marks a mail that may have been sent before; its name is the same. */
    private static final String REPEAT = "X-Vestibule-Repeat";

    private final Sender sender;
    private final MailTexts texts;

    MailComposer(Sender sender, Operator operator) {
        this.sender = sender;
        this.texts = new MailTexts(operator);
    }

    /**
     * Composes one.
     *
     * @param id what names this mail for ever
     * @param again whether it may have been sent before
     * @throws IllegalArgumentException if the recipient's address is not one that {@link EmailAddress} could have read
     */
    MimeMessage compose(Notice notice, UUID id, boolean again, Instant now) {
        try {
            MimeMessage mail = compose(texts.of(notice), notice.to(), id, now);
            if (again) {
                mail.setHeader(REPEAT, "yes");
            }
            return mail;
        } catch (MessagingException e) {
            throw new IllegalStateException("Cannot compose " + notice, e);
        }
    }

    /** Composes one by which an operator sees that mails arrive. */
    MimeMessage composeTest(EmailAddress to, URI link, UUID id, Instant now) {
        return compose(texts.ofTest(link), to, id, now);
    }

    private MimeMessage compose(MailText text, EmailAddress to, UUID id, Instant now) {
        String recipient = recipient(to);
        try {
            String name = "<" + id + "@" + sender.from().domain() + ">";
            MimeMessage mail = new NamedMail(session(recipient), name);
            mail.setFrom(sender.from().address());
            if (sender.replyTo().isPresent()) {
                mail.setReplyTo(new Address[] {sender.replyTo().get().address()});
            }
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
            mail.setSentDate(Date.from(now));
            mail.setHeader("Auto-Submitted", "auto-generated"); // so that nobody's holiday answers it (RFC 3834)
            mail.setSubject(text.subject(), UTF_8);
            mail.setContent(
                    new MimeMultipart("alternative", part(text.plain(), "plain"), part(HtmlText.of(text), "html")));
            mail.saveChanges();
            return mail;
        } catch (MessagingException e) {
            throw new IllegalStateException("Cannot compose " + text, e);
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    /** The address as written, its domain in ASCII; read again, for the record can be made of any text. */
    private static String recipient(EmailAddress to) {
        EmailAddress read = EmailAddress.parse(to.written())
                .filter(to::equals)
                .orElseThrow(() -> new IllegalArgumentException("Not an address to send mail to"));
        String written = read.written();
        return written.substring(0, written.lastIndexOf('@') + 1) + domain(read.canonical());
    }

    /** Headers stay ASCII unless the address itself cannot be written so (RFC 6532). */
    private static Session session(String recipient) {
        Properties properties = new Properties();
        boolean ascii = recipient.chars().allMatch(character -> character < 128);
        properties.setProperty("mail.mime.allowutf8", Boolean.toString(!ascii));
        return Session.getInstance(properties);
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** A message that keeps the name it was given, where the library would make one up from the machine's. */
    private static final class NamedMail extends MimeMessage {

        private final String id;

        NamedMail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
