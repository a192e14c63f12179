package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.notice.Outbox;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;

/** What every adapter of {@link Outbox} keeps. */
public interface OutboxContract extends StoreContract {

    @BeforeEach
    default void empty() {
        while (!takeAndErase(100).isEmpty()) {
            // until it is
        }
    }

    @Test
    default void a_notice_is_taken_whole() {
        Notice notice = add();
        Notice taken = taken(10).get(0).notice();
        assertEquals(notice, taken);
        assertEquals(notice.to().written(), taken.to().written());
    }

    @Test
    default void a_notice_about_an_account_names_it() {
        EmailAddress to = anAddress();
        Notice notice = new Notice(
                anAccount().id(), Notice.Kind.BACKUP_CODE_USED, to, URI.create("https://x.example/"), List.of("7"));
        commit(() -> outbox().add(notice));
        assertEquals(notice, taken(10).get(0).notice());
    }

    @Test
    default void its_details_stay_in_their_order() {
        for (List<String> details : List.of(
                List.<String>of(),
                List.of("Ada & Söhne"),
                List.of("Acme", "Ada", "2026-12-01"),
                List.of("", "Ada", ""))) {
            Notice notice = new Notice(
                    AccountId.NOBODY,
                    Notice.Kind.INVITATION,
                    anAddress(),
                    URI.create("https://x.example/invitations/1"),
                    details);
            commit(() -> outbox().add(notice));
            assertEquals(notice, takeAndErase(1).get(0).notice());
        }
    }

    @Test
    default void the_oldest_are_taken_first() {
        List<Notice> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.add(add());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        assertEquals(
                added.subList(0, 3), taken(3).stream().map(Outbox.Due::notice).toList());
        assertEquals(added, taken(10).stream().map(Outbox.Due::notice).toList());
    }

    @Test
    default void it_tells_how_many_wait_and_since_when() {
        assertEquals(new Outbox.Waiting(0, Optional.empty()), outbox().waiting());
        add();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        add();
        Outbox.Waiting both = outbox().waiting();
        assertEquals(2, both.count());
        assertEquals(1, takeAndErase(1).size());
        Outbox.Waiting second = outbox().waiting();
        assertEquals(1, second.count());
        assertTrue(both.oldest().orElseThrow().isBefore(second.oldest().orElseThrow()));
    }

    @Test
    default void what_is_not_erased_is_due_again() {
        add();
        assertEquals(taken(10), taken(10));
    }

    @Test
    default void what_is_erased_is_gone() {
        Notice first = add();
        Notice second = add();
        Outbox.Due erased = taken(1).get(0);
        commit(() -> outbox().erase(erased));
        Notice left = erased.notice().equals(first) ? second : first;
        assertEquals(List.of(left), taken(10).stream().map(Outbox.Due::notice).toList());
    }

    @Test
    default void however_many_take_each_is_handed_out_once() {
        int contenders = 20;
        List<Notice> added = Stream.generate(this::add).limit(contenders).toList();
        try (Race race = new Race(contenders)) {
            List<Outbox.Due> handedOut = race.run(() -> takeAndErase(1)).stream()
                    .flatMap(List::stream)
                    .toList();
            List<Outbox.Due> all = new ArrayList<>(handedOut);
            all.addAll(takeAndErase(contenders));
            assertEquals(contenders, all.size());
            assertEquals(
                    new HashSet<>(added),
                    new HashSet<>(all.stream().map(Outbox.Due::notice).toList()));
        }
        assertTrue(taken(1).isEmpty());
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        Notice notice = add();
        rollBack(() -> outbox().add(aNotice()));
        rollBack(() -> outbox().take(10).forEach(outbox()::erase));
        assertEquals(List.of(notice), taken(10).stream().map(Outbox.Due::notice).toList());
    }

    @Test
    default void changes_need_a_transaction() {
        add();
        Outbox.Due due = taken(1).get(0);
        assertNeedsTransaction(() -> outbox().add(aNotice()));
        assertNeedsTransaction(() -> outbox().take(1));
        assertNeedsTransaction(() -> outbox().erase(due));
    }

    private Outbox outbox() {
        return store().outbox();
    }

    private Notice aNotice() {
        URI link = URI.create("https://portal.example/sign-up/finish/"
                + aToken(AccountId.NOBODY).text());
        return Notice.of(AccountId.NOBODY, Notice.Kind.SIGN_UP, anAddress(), link);
    }

    private Notice add() {
        Notice notice = aNotice();
        commit(() -> outbox().add(notice));
        return notice;
    }

    private List<Outbox.Due> taken(int most) {
        return committed(() -> outbox().take(most));
    }

    private List<Outbox.Due> takeAndErase(int most) {
        return committed(() -> {
            List<Outbox.Due> due = outbox().take(most);
            due.forEach(outbox()::erase);
            return due;
        });
    }
}
