package org.vestibule.application.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.testkit.InMemoryPortal.email;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vestibule.application.portal.HousekeepingUseCases;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.MailFact;
import org.vestibule.domain.notice.Notice;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

/** PRODUCT G: each mail by itself, in order per person, for three days, at least once. */
class DeliverNoticesTest {

    private static final EmailAddress ADA = email("ada@example.com");
    private static final EmailAddress BOB = email("bob@example.com");

    private final SettableClock clock = new SettableClock();
    private final MeddledStore store = new MeddledStore();
    private final InMemoryPortal portal = new InMemoryPortal(clock, store);
    private final MailServer server = new MailServer();
    private final DeliverNotices node = node(server);

    /** One try of one mail. */
    private record Try(Instant at, UUID id, EmailAddress to, Notice.Kind kind, boolean again) {}

    /** Answers what it is told to, mail by mail, and writes down what it was asked. */
    private final class MailServer implements Mailer {

        private final List<Try> tries = new ArrayList<>();
        private Mailer answers = (id, notice, again) -> new Sent();

        @Override
        public Result send(UUID id, Notice notice, boolean again) {
            tries.add(new Try(clock.instant(), id, notice.to(), notice.kind(), again));
            return answers.send(id, notice, again);
        }

        void answer(Result result) {
            answers = (id, notice, again) -> result;
        }

        void answerTo(EmailAddress address, Result result) {
            answers = (id, notice, again) -> notice.to().equals(address) ? result : new Sent();
        }

        List<Notice.Kind> tried(EmailAddress address) {
            return tries.stream()
                    .filter(each -> each.to.equals(address))
                    .map(Try::kind)
                    .toList();
        }
    }

    @Test
    void each_is_sent_once_and_forgotten() {
        write(ADA, Notice.Kind.SIGN_UP);
        assertTrue(deliver());
        assertFalse(deliver());
        assertEquals(List.of(Notice.Kind.SIGN_UP), server.tried(ADA));
        assertFalse(server.tries.get(0).again());
        assertEquals(List.of(), store.outbox().due());
    }

    /** Nobody's database waits for a mail server. */
    @Test
    void no_transaction_is_open_while_one_is_sent() {
        write(ADA, Notice.Kind.SIGN_UP);
        server.answers = (id, notice, again) -> store.transactions().inTransaction(Mailer.Sent::new);
        assertTrue(deliver());
        assertEquals(List.of(), store.outbox().due());
    }

    @Test
    void one_that_cannot_be_sent_holds_up_nobody_elses() {
        write(ADA, Notice.Kind.SIGN_UP);
        write(BOB, Notice.Kind.SIGN_UP);
        server.answerTo(ADA, new Mailer.Later("451 greylisted"));
        deliverAll();
        assertEquals(List.of(Notice.Kind.SIGN_UP), server.tried(ADA));
        assertEquals(List.of(Notice.Kind.SIGN_UP), server.tried(BOB));
        assertEquals(1, store.outbox().due().size());
    }

    /** F-21. */
    @Test
    void what_waited_while_the_server_was_down_for_an_hour_is_sent_by_itself() {
        Instant begun = clock.instant();
        server.answer(new Mailer.Later("Connection refused"));
        for (int i = 0; i < 20; i++) {
            write(email("a" + i + "@example.com"), Notice.Kind.SIGN_UP);
        }
        passing(Duration.ofHours(1));
        assertEquals(20, store.outbox().due().size());
        assertEquals(20 * 4, server.tries.size(), "at once, and after 1, 5 and 15 minutes more");
        server.answer(new Mailer.Sent());
        passing(Duration.ofHours(1));
        assertEquals(List.of(), store.outbox().due());
        assertEquals(20 * 5, server.tries.size());
        assertTrue(server.tries.stream()
                .skip(20 * 4)
                .allMatch(each -> each.again() && each.at().isBefore(begun.plus(Duration.ofMinutes(91)))));
        assertTrue(
                server.tries.stream().skip(20).map(Try::at).distinct().count() > 20 / 2,
                "what failed together is not tried together");
    }

    @Test
    void after_three_days_it_is_given_up_and_the_log_says_so() {
        AccountId ada = portal.account(ADA.written()).id();
        Instant begun = clock.instant();
        server.answer(new Mailer.Later("Connection refused"));
        write(ada, ADA, Notice.Kind.PASSWORD_CHANGED);
        passing(Duration.ofHours(69));
        assertEquals(1, store.outbox().due().size());
        assertEquals(0, events(ada, Event.Kind.MAIL_GIVEN_UP).size());
        passing(Duration.ofHours(8));
        assertEquals(List.of(), store.outbox().due());
        Try last = server.tries.get(server.tries.size() - 1);
        assertEquals(22, server.tries.size());
        assertTrue(Duration.between(begun, last.at()).toHours() >= 69);
        assertEquals(
                List.of(Event.byPortal(ada, new MailFact.GivenUp(last.id()))), events(ada, Event.Kind.MAIL_GIVEN_UP));
        assertEquals(Map.of(), store.refusals().of(List.of(ADA)), "nobody refused it");
    }

    @Test
    void a_refusal_is_final_and_kept() {
        AccountId ada = portal.account(ADA.written()).id();
        write(ada, ADA, Notice.Kind.PASSWORD_CHANGED);
        write(BOB, Notice.Kind.SIGN_UP);
        server.answerTo(ADA, new Mailer.Refused("550 5.1.1\r\n<ada@example.com>: no such user"));
        deliverAll();
        passing(Duration.ofDays(4));
        assertEquals(List.of(Notice.Kind.PASSWORD_CHANGED), server.tried(ADA));
        assertEquals(
                Map.of(ADA, new Refusals.Refusal(SettableClock.START, "550 5.1.1 <ada@example.com>: no such user")),
                store.refusals().of(List.of(ADA, BOB)));
        assertEquals(
                List.of(Event.byPortal(
                        ada, new MailFact.Refused(server.tries.get(0).id()))),
                events(ada, Event.Kind.MAIL_REFUSED));
        assertEquals(List.of(), store.outbox().due());
    }

    @Test
    void an_address_that_takes_a_mail_is_refused_no_longer() {
        write(ADA, Notice.Kind.SIGN_UP);
        server.answer(new Mailer.Refused("550"));
        deliverAll();
        assertEquals(1, store.refusals().of(List.of(ADA)).size());
        server.answer(new Mailer.Sent());
        write(ADA, Notice.Kind.SIGN_UP);
        deliverAll();
        assertEquals(Map.of(), store.refusals().of(List.of(ADA)));
    }

    /** F-21: at least once, and so that a repeat can be told. */
    @Test
    void what_was_sent_and_not_settled_is_sent_again_under_its_name_once_its_lease_is_over() {
        write(ADA, Notice.Kind.SIGN_UP);
        store.rollBackNextTransaction();
        assertThrows(StoreUnavailable.class, this::deliver);
        DeliverNotices other = node(server);
        clock.advance(DeliverNotices.LEASE.minusMillis(1));
        assertFalse(other.deliver(Notice.Urgency.BULK));
        clock.advance(Duration.ofMillis(1));
        assertTrue(other.deliver(Notice.Urgency.BULK));
        assertEquals(2, server.tries.size());
        assertEquals(server.tries.get(0).id(), server.tries.get(1).id());
        assertFalse(server.tries.get(0).again());
        assertTrue(server.tries.get(1).again());
        assertEquals(List.of(), store.outbox().due());
    }

    @Test
    void what_one_node_is_sending_no_other_sends() {
        write(ADA, Notice.Kind.SIGN_UP);
        DeliverNotices other = node(server);
        server.answers = (id, notice, again) -> {
            assertFalse(other.deliver(Notice.Urgency.BULK));
            return new Mailer.Sent();
        };
        assertTrue(deliver());
        assertEquals(1, server.tries.size());
    }

    /** It took so long that another has it: what that one does counts. */
    @Test
    void whoever_is_late_puts_nothing_off() {
        write(ADA, Notice.Kind.SIGN_UP);
        DeliverNotices other = node((id, notice, again) -> new Mailer.Later("451"));
        server.answers = (id, notice, again) -> {
            clock.advance(DeliverNotices.LEASE);
            assertTrue(other.deliver(Notice.Urgency.BULK));
            clock.advance(Duration.ofHours(3));
            return new Mailer.Later("451");
        };
        assertTrue(deliver());
        server.answer(new Mailer.Sent());
        assertTrue(deliver(), "5 minutes after the other has tried");
    }

    @Test
    void mails_to_one_person_keep_their_order() {
        write(ADA, Notice.Kind.NEW_BROWSER);
        write(ADA, Notice.Kind.PASSWORD_CHANGED);
        write(ADA, Notice.Kind.TWO_STEP_ENABLED);
        server.answer(new Mailer.Later("451"));
        deliverAll();
        assertEquals(List.of(Notice.Kind.NEW_BROWSER), server.tried(ADA), "the others wait for it");
        server.answer(new Mailer.Sent());
        passing(Duration.ofMinutes(2));
        assertEquals(
                List.of(
                        Notice.Kind.NEW_BROWSER,
                        Notice.Kind.NEW_BROWSER,
                        Notice.Kind.PASSWORD_CHANGED,
                        Notice.Kind.TWO_STEP_ENABLED),
                server.tried(ADA));
    }

    @Test
    void what_somebody_waits_for_goes_first_and_may_be_asked_for_alone() {
        write(ADA, Notice.Kind.MANDATE_ANNOUNCED);
        write(BOB, Notice.Kind.SIGN_UP);
        assertTrue(node.deliver(Notice.Urgency.AWAITED));
        assertFalse(node.deliver(Notice.Urgency.AWAITED));
        assertEquals(List.of(), server.tried(ADA));
        assertEquals(List.of(Notice.Kind.SIGN_UP), server.tried(BOB));
        deliverAll();
        assertEquals(List.of(Notice.Kind.MANDATE_ANNOUNCED), server.tried(ADA));
    }

    /** A defect of ours is told of, and is one mail's alone. */
    @Test
    void one_that_makes_the_mailer_fail_is_tried_again_later_and_holds_up_nobody_elses() {
        write(ADA, Notice.Kind.SIGN_UP);
        IllegalStateException planned = new IllegalStateException("planned");
        server.answers = (id, notice, again) -> {
            throw planned;
        };
        assertSame(planned, assertThrows(IllegalStateException.class, this::deliver));
        server.answer(new Mailer.Sent());
        write(BOB, Notice.Kind.SIGN_UP);
        deliverAll();
        assertEquals(1, server.tried(ADA).size());
        assertEquals(1, server.tried(BOB).size());
        passing(Duration.ofMinutes(2));
        assertTrue(server.tries.get(2).again(), "nobody knows how far it came");
        assertEquals(List.of(), store.outbox().due());
    }

    /** S-108. */
    @Test
    void what_others_say_is_one_line() {
        String said = "550\r\n2030-01-01 INFO forged\u2028\u202e\t" + "x".repeat(1_000);
        for (String kept : List.of(new Mailer.Refused(said).why(), new Mailer.Later(said).why())) {
            assertTrue(kept.startsWith("550 2030-01-01 INFO forged xxx"), kept);
            assertEquals(Mailer.MOST_SAID, kept.length());
        }
    }

    private DeliverNotices node(Mailer mailer) {
        return HousekeepingUseCases.deliverNotices(store, portal.means, mailer);
    }

    private boolean deliver() {
        return node.deliver(Notice.Urgency.BULK);
    }

    private void deliverAll() {
        while (deliver()) {
            // there may be more
        }
    }

    /** As the loop does, if seldom. */
    private void passing(Duration time) {
        for (Instant end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            deliverAll();
            clock.advance(Duration.ofSeconds(10));
        }
    }

    private void write(EmailAddress to, Notice.Kind kind) {
        write(AccountId.NOBODY, to, kind);
    }

    private void write(AccountId account, EmailAddress to, Notice.Kind kind) {
        Notice notice = Notice.of(account, kind, to, URI.create("https://portal.example/"));
        store.transactions().inTransaction(() -> store.outbox().add(notice));
    }

    private List<Event> events(AccountId account, Event.Kind kind) {
        return store.auditTrail().events().stream()
                .filter(event -> event.account().equals(account) && event.kind() == kind)
                .toList();
    }
}
