package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PendingMail;
import org.vestibule.application.notice.PendingMail.State;
import org.vestibule.application.notice.PendingMails;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;

/** What every adapter of {@link PendingMails} keeps. */
public interface PendingMailsContract extends StoreContract {

    Instant SOON = NOW.plusSeconds(60);
    Instant LATER = NOW.plusSeconds(3600);

    @BeforeEach
    default void empty() {
        for (List<PendingMail> left = all(); !left.isEmpty(); left = all()) {
            List<PendingMail> page = left;
            commit(() -> page.forEach(mails()::drop));
        }
    }

    @Test
    default void a_mail_is_shown_as_it_is() {
        Notice notice = add(Notice.Kind.DEVICE_CHANGED);
        PendingMail added = only(NOW);
        assertEquals(Optional.of(notice), added.notice());
        assertEquals(notice.account(), added.account());
        assertEquals(0, added.tries());
        assertEquals(State.DUE, added.state());

        Outbox.Due due = claim();
        assertEquals(pending(due, SOON, Optional.empty(), State.UNDER_WAY), only(NOW));
        assertEquals(State.DUE, only(SOON).state());

        postpone(due);
        assertEquals(pending(due, LATER, Optional.of("busy"), State.PUT_OFF), only(SOON));
        assertEquals(State.DUE, only(LATER).state());
        assertEquals(Optional.of(only(NOW)), mails().find(due.id(), NOW));
        assertEquals(Optional.empty(), mails().find(new UUID(1, 2), NOW));
    }

    private static PendingMail pending(Outbox.Due due, Instant until, Optional<String> why, State state) {
        return new PendingMail(
                due.id(), due.notice().account(), Optional.of(due.notice()), due.tries(), until, why, state);
    }

    @Test
    default void a_mail_that_is_tried_again_says_nothing_of_the_last_time() {
        add(Notice.Kind.DEVICE_CHANGED);
        postpone(claim());
        store().outbox().claim(Notice.Urgency.BULK, LATER, LATER.plusSeconds(60));
        assertEquals(Optional.empty(), only(LATER).why());
        assertEquals(State.UNDER_WAY, only(LATER).state());
    }

    @Test
    default void a_mail_behind_another_is_told_from_one_that_was_tried() {
        AccountId account = new AccountId(new UUID(5, 5));
        add(Notice.Kind.DEVICE_CHANGED, account, "ada@example.com");
        add(Notice.Kind.PASSWORD_CHANGED, account, "ada@example.com");
        postpone(claim());
        assertEquals(
                List.of(State.PUT_OFF, State.BEHIND_ANOTHER),
                all().stream().map(PendingMail::state).toList());
    }

    @Test
    default void they_are_shown_in_pages_the_oldest_first() {
        List<Optional<Notice>> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.add(Optional.of(add(Notice.Kind.DEVICE_CHANGED)));
        }
        List<PendingMail> first = mails().after(Optional.empty(), 2, NOW);
        List<PendingMail> rest = mails().after(Optional.of(first.get(1).id()), 10, NOW);
        List<PendingMail> read = new ArrayList<>(first);
        read.addAll(rest);
        assertEquals(2, first.size());
        assertEquals(added, read.stream().map(PendingMail::notice).toList());
        assertEquals(List.of(), mails().after(Optional.of(read.get(4).id()), 10, NOW));
    }

    @Test
    default void one_is_hastened_with_all_that_goes_to_the_same_person_and_no_others() {
        AccountId account = new AccountId(new UUID(5, 5));
        add(Notice.Kind.DEVICE_CHANGED, account, "ada@example.com");
        add(Notice.Kind.PASSWORD_CHANGED, account, "ada@example.com");
        add(Notice.Kind.DEVICE_CHANGED, account, "bob@example.com");
        add(Notice.Kind.MANDATE_ANNOUNCED, account, "ada@example.com");
        add(Notice.Kind.DEVICE_CHANGED, new AccountId(new UUID(6, 6)), "ada@example.com");
        for (Optional<Outbox.Due> due = claimed(); due.isPresent(); due = claimed()) {
            postpone(due.get());
        }
        PendingMail behind = all().get(1);
        commit(() -> mails().hasten(behind, SOON));
        assertEquals(
                List.of(SOON, SOON, LATER, SOON, LATER),
                all().stream().map(PendingMail::due).toList());
    }

    @Test
    default void what_is_under_way_or_due_is_not_hastened() {
        add(Notice.Kind.DEVICE_CHANGED);
        add(Notice.Kind.DEVICE_CHANGED);
        add(Notice.Kind.DEVICE_CHANGED);
        postpone(claim());
        claim();
        PendingMail underWay = all().get(1);
        commit(() -> mails().hasten(underWay, NOW));
        assertEquals(SOON, all().get(1).due());
        assertEquals(1, committed(() -> mails().hasten(NOW)));
        assertEquals(NOW, all().get(0).due());
        assertEquals(SOON, all().get(1).due());
        assertTrue(all().get(2).due().isBefore(NOW));
        assertEquals(0, committed(() -> mails().hasten(NOW)));
    }

    @Test
    default void tries_that_are_asked_for_use_up_none_of_its_own() {
        add(Notice.Kind.DEVICE_CHANGED);
        postpone(claim());
        for (int i = 0; i < 5; i++) {
            committed(() -> mails().hasten(NOW));
            Outbox.Due again = claim();
            assertTrue(again.maybeAgain());
            assertEquals(2, again.tries());
            postpone(again);
        }
    }

    @Test
    default void what_is_dropped_is_gone() {
        add(Notice.Kind.DEVICE_CHANGED);
        add(Notice.Kind.DEVICE_CHANGED);
        PendingMail first = all().get(0);
        assertTrue(committed(() -> mails().drop(first)));
        assertFalse(committed(() -> mails().drop(first)));
        assertEquals(1, all().size());
        commit(() -> mails().hasten(first, NOW)); // whoever saw it may still ask
    }

    @Test
    default void changes_need_a_transaction() {
        add(Notice.Kind.DEVICE_CHANGED);
        PendingMail mail = only(NOW);
        assertNeedsTransaction(() -> mails().drop(mail));
        assertNeedsTransaction(() -> mails().hasten(mail, NOW));
        assertNeedsTransaction(() -> mails().hasten(NOW));
        rollBack(() -> mails().drop(mail));
        assertEquals(mail, only(NOW));
    }

    private PendingMails mails() {
        return store().pendingMails();
    }

    private List<PendingMail> all() {
        return mails().after(Optional.empty(), 1000, NOW);
    }

    private PendingMail only(Instant now) {
        List<PendingMail> all = mails().after(Optional.empty(), 1000, now);
        assertEquals(1, all.size());
        return all.get(0);
    }

    private Notice add(Notice.Kind kind) {
        return add(kind, new AccountId(UUID.randomUUID()), "ada@example.com");
    }

    private Notice add(Notice.Kind kind, AccountId account, String to) {
        EmailAddress address = EmailAddress.parse(to).orElseThrow();
        Notice notice = Notice.of(account, kind, address, URI.create("https://portal.example/x"), "one", "two");
        commit(() -> store().outbox().add(notice));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2)); // names of one millisecond are in no order
        return notice;
    }

    private Optional<Outbox.Due> claimed() {
        return store().outbox().claim(Notice.Urgency.BULK, NOW, SOON);
    }

    private Outbox.Due claim() {
        return claimed().orElseThrow();
    }

    private void postpone(Outbox.Due due) {
        commit(() -> store().outbox().postpone(due, LATER, "busy"));
    }
}
