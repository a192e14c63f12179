package org.vestibule.application.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.signin.SignIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.InMemoryPortal;

/** Asking for a link that sets another password (S-048, S-049, S-060, S-063). */
class RequestPasswordResetTest {

    private final InMemoryPortal portal = new InMemoryPortal();
    private final Mailbox mailbox = new Mailbox(portal);
    private final Account ada = portal.account("ada@example.com");

    @Test
    void the_holder_is_mailed_a_link_that_leads_to_the_account() {
        request(ada.email());
        assertEquals(List.of(ada.email()), recipients(Notice.Kind.PASSWORD_RESET));
        assertEquals(ada, follow().orElseThrow());
    }

    @Test
    void it_starts_with_the_address_that_the_operator_set() {
        request(ada.email());
        String link = mailbox.mails(Notice.Kind.PASSWORD_RESET).get(0).link().toString();
        assertTrue(link.startsWith("https://portal.example/password/reset/"), link);
    }

    /** PRODUCT G; and the same for both, since more of one would take longer (S-063). */
    @Test
    void it_says_when_and_from_where_it_was_asked_for() {
        request(ada.email());
        request(email("nobody@example.com"));
        List<String> asked = List.of(portal.clock.instant().toString(), "unknown", ORIGIN.address());
        assertEquals(asked, mailbox.mails(Notice.Kind.PASSWORD_RESET).get(0).details());
        assertEquals(
                asked, mailbox.mails(Notice.Kind.PASSWORD_RESET_UNKNOWN).get(0).details());
    }

    @Test
    void asking_changes_nothing() {
        request(ada.email());
        assertInstanceOf(SignIn.SignedInNow.class, portal.signIn(ada, PASSWORD));
    }

    /** S-063: an address that nobody holds is mailed too, so the answer need not say. */
    @Test
    void an_unknown_address_is_mailed_that_it_is_unknown() {
        EmailAddress nobody = email("nobody@example.com");
        request(nobody);
        assertEquals(List.of(nobody), recipients(Notice.Kind.PASSWORD_RESET_UNKNOWN));
        assertEquals(1, portal.store.auditTrail().count(AccountId.NOBODY, Event.Kind.PASSWORD_MAIL_REQUESTED));
    }

    @Test
    void the_holder_of_a_disabled_account_is_mailed_the_same() {
        portal.store.transactions().inTransaction(() -> portal.store.accounts().setEnabled(ada.id(), false));
        request(ada.email());
        assertEquals(List.of(), recipients(Notice.Kind.PASSWORD_RESET));
        assertEquals(List.of(ada.email()), recipients(Notice.Kind.PASSWORD_RESET_UNKNOWN));
    }

    @Test
    void an_unknown_address_gets_as_few_mails_as_a_known_one() {
        EmailAddress nobody = email("nobody@example.com");
        for (int i = 0; i < 10; i++) {
            request(nobody);
            request(ada.email());
        }
        assertEquals(2, mailbox.mails(Notice.Kind.PASSWORD_RESET_UNKNOWN).size());
        assertEquals(2, mailbox.mails(Notice.Kind.PASSWORD_RESET).size());
    }

    @Test
    void one_address_takes_no_mails_from_another() {
        for (int i = 0; i < 10; i++) {
            request(email("nobody@example.com"));
        }
        request(ada.email());
        assertEquals(1, mailbox.mails(Notice.Kind.PASSWORD_RESET).size());
    }

    /** S-048: to the second. */
    @Test
    void the_link_lives_for_30_minutes() {
        request(ada.email());
        portal.clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        assertTrue(follow().isPresent());
        portal.clock.advance(Duration.ofSeconds(1));
        assertTrue(follow().isEmpty());
    }

    @Test
    void following_it_does_not_use_it_up() {
        request(ada.email());
        for (int i = 0; i < 3; i++) {
            assertTrue(follow().isPresent());
        }
    }

    @Test
    void it_is_for_no_other_purpose() {
        request(ada.email());
        assertTrue(portal.useCases
                .recovery()
                .followLink()
                .follow(mailbox.link(Notice.Kind.PASSWORD_RESET), LinkPurpose.DISOWN_TWO_STEP)
                .holder()
                .isEmpty());
    }

    private void request(EmailAddress address) {
        portal.useCases.recovery().requestPasswordReset().request(address, List.of(), ORIGIN);
    }

    private Optional<Account> follow() {
        return portal.useCases
                .recovery()
                .followLink()
                .follow(mailbox.link(Notice.Kind.PASSWORD_RESET), LinkPurpose.SET_PASSWORD)
                .holder();
    }

    private List<EmailAddress> recipients(Notice.Kind kind) {
        return mailbox.mails(kind).stream().map(Notice::to).toList();
    }
}
