package org.vestibule.adapters.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
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

    private final InternetAddress sender;
    private final MailTexts texts;

    /**
     * Makes one.
     *
     * @throws IllegalArgumentException if the sender is not one whole address
     */
    MailComposer(String sender, Operator operator) {
        this.texts = new MailTexts(operator);
        try {
            this.sender = new InternetAddress(sender, true);
            this.sender.setPersonal(this.sender.getPersonal(), UTF_8); // parsing takes the name for encoded already
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException("Not an address to send mail from: " + sender, e);
        }
    }

    /**
     * Composes one.
     *
     * @param id what names this mail for ever
     * @throws IllegalArgumentException if the recipient's address is not one that {@link EmailAddress} could have read
     */
    MimeMessage compose(Notice notice, UUID id, Instant now) {
        String recipient = recipient(notice.to());
        try {
            MimeMessage mail = new NamedMail(session(recipient), "<" + id + "@" + domain(sender.getAddress()) + ">");
            mail.setFrom(sender);
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
            mail.setSentDate(Date.from(now));
            mail.setHeader("Auto-Submitted", "auto-generated"); // so that nobody's holiday answers it (RFC 3834)
            MailText text = texts.of(notice);
            mail.setSubject(text.subject(), UTF_8);
            mail.setContent(
                    new MimeMultipart("alternative", part(text.plain(), "plain"), part(HtmlText.of(text), "html")));
            mail.saveChanges();
            return mail;
        } catch (MessagingException e) {
            throw new IllegalStateException("Cannot compose " + notice, e);
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
