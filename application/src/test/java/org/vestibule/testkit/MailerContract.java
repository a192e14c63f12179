package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vestibule.application.notice.Mailer;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;

/** What every adapter of {@link Mailer} keeps. */
public interface MailerContract {

    /** What is put to the test. */
    Mailer mailer();

    /** The text of each mail that arrived for an address, oldest first. */
    List<String> arrivedFor(EmailAddress email);

    @Test
    default void every_kind_of_notice_arrives_with_its_link() {
        for (Notice.Kind kind : Notice.Kind.values()) {
            EmailAddress to = address(kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "@example.com");
            URI link = URI.create("https://portal.example/somewhere/" + kind.name());
            send(Notice.of(AccountId.NOBODY, kind, to, link));
            List<String> arrived = arrivedFor(to);
            assertEquals(1, arrived.size());
            assertTrue(arrived.get(0).contains(link.toString()));
        }
    }

    @Test
    default void a_mail_goes_to_its_address_alone() {
        EmailAddress to = address("somebody@example.com");
        send(Notice.of(AccountId.NOBODY, Notice.Kind.SIGN_UP, to, URI.create("https://portal.example/x")));
        assertEquals(1, arrivedFor(to).size());
        assertEquals(List.of(), arrivedFor(address("somebody.else@example.com")));
    }

    private void send(Notice notice) {
        assertEquals(new Mailer.Sent(), mailer().send(UUID.randomUUID(), notice, false));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
