package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
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

    /** For how long whoever claims a mail here has it. */
    Instant LATER = NOW.plusSeconds(60);

    @BeforeEach
    default void empty() {
        Instant end = NOW.plusSeconds(1_000_000_000);
        for (Optional<Outbox.Due> due = claim(end, end); due.isPresent(); due = claim(end, end)) {
            erase(due.get());
        }
    }

    @Test
    default void a_notice_is_claimed_whole() {
        Notice notice = add();
        Outbox.Due claimed = claimed(NOW);
        assertEquals(notice, claimed.notice());
        assertEquals(notice.to().written(), claimed.notice().to().written());
        assertEquals(1, claimed.tries());
        assertFalse(claimed.maybeAgain());
    }

    @Test
    default void a_notice_about_an_account_names_it() {
        EmailAddress to = anAddress();
        Notice notice = new Notice(
                anAccount().id(), Notice.Kind.BACKUP_CODE_USED, to, URI.create("https://x.example/"), List.of("7"));
        assertEquals(notice, add(notice));
        assertEquals(notice, claimed(NOW).notice());
    }

    @Test
    default void its_details_stay_in_their_order() {
        for (List<String> details : List.of(
                List.<String>of(),
                List.of("Ada & Söhne"),
                List.of("Acme", "Ada", "2026-12-01"),
                List.of("", "Ada", ""))) {
            Notice notice = add(new Notice(
                    AccountId.NOBODY,
                    Notice.Kind.INVITATION,
                    anAddress(),
                    URI.create("https://x.example/invitations/1"),
                    details));
            Outbox.Due claimed = claimed(NOW);
            assertEquals(notice, claimed.notice());
            erase(claimed);
        }
    }

    @Test
    default void the_oldest_is_claimed_first() {
        List<Notice> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.add(add());
            aMoment();
        }
        assertEquals(added, allClaimed(NOW));
    }

    @Test
    default void the_most_urgent_is_claimed_first() {
        Notice bulk = add(Notice.Kind.MANDATE_REMINDER, anAddress());
        aMoment();
        Notice soon = add(Notice.Kind.INVITATION, anAddress());
        aMoment();
        Notice awaited = add(Notice.Kind.PASSWORD_RESET, anAddress());
        assertEquals(List.of(awaited, soon, bulk), allClaimed(NOW));
    }

    @Test
    default void whoever_asks_for_what_is_urgent_is_given_nothing_else() {
        add(Notice.Kind.MANDATE_REMINDER, anAddress());
        Notice soon = add(Notice.Kind.INVITATION, anAddress());
        assertEquals(Optional.empty(), store().outbox().claim(Notice.Urgency.AWAITED, NOW, LATER));
        assertEquals(
                Optional.of(soon),
                store().outbox().claim(Notice.Urgency.SOON, NOW, LATER).map(Outbox.Due::notice));
        assertEquals(Optional.empty(), store().outbox().claim(Notice.Urgency.SOON, NOW, LATER));
    }

    /** F-21: if its sender died, it is sent again. */
    @Test
    default void what_is_claimed_is_its_claimers_until_it_is_due_again() {
        Notice notice = add();
        claimed(NOW);
        assertEquals(Optional.empty(), claim(LATER.minusMillis(1), LATER));
        Outbox.Due again = claimed(LATER);
        assertEquals(notice, again.notice());
        assertEquals(2, again.tries());
        assertTrue(again.maybeAgain());
    }

    @Test
    default void what_is_erased_is_gone() {
        add();
        Outbox.Due due = claimed(NOW);
        erase(due);
        assertEquals(Optional.empty(), claim(LATER, LATER));
    }

    @Test
    default void what_is_postponed_is_due_then() {
        Notice notice = add();
        Outbox.Due due = claimed(NOW);
        postpone(due, NOW.plusSeconds(20));
        assertEquals(Optional.empty(), claim(NOW.plusSeconds(19), LATER));
        assertEquals(notice, claimed(NOW.plusSeconds(20)).notice());
    }

    @Test
    default void what_another_has_claimed_since_is_not_postponed() {
        add();
        Outbox.Due lost = claimed(NOW);
        Outbox.Due others = claimed(LATER);
        postpone(lost, NOW);
        assertEquals(Optional.empty(), claim(LATER, LATER));
        postpone(others, NOW);
        assertEquals(3, claimed(LATER).tries());
    }

    /** PRODUCT G: in order per person. */
    @Test
    default void mails_to_one_person_are_claimed_one_after_the_other() {
        EmailAddress ada = anAddress();
        List<Notice> toAda = new ArrayList<>();
        Outbox one = store().outbox();
        commit(() -> {
            for (int i = 0; i < 20; i++) {
                Notice notice = Notice.of(
                        AccountId.NOBODY, Notice.Kind.SIGN_UP, ada, URI.create("https://portal.example/" + i));
                toAda.add(notice);
                one.add(notice);
            }
        });
        aMoment();
        Notice toAnother = add();
        for (Notice next : toAda) {
            Outbox.Due claimed = claimed(NOW);
            assertEquals(next, claimed.notice());
            Optional<Outbox.Due> second = claim(NOW, LATER);
            second.ifPresent(this::erase);
            assertEquals(
                    next.equals(toAda.get(0)) ? Optional.of(toAnother) : Optional.empty(),
                    second.map(Outbox.Due::notice));
            erase(claimed);
        }
        assertEquals(Optional.empty(), claim(NOW, LATER));
    }

    @Test
    default void one_that_is_postponed_holds_up_those_behind_it_and_nobody_elses() {
        EmailAddress ada = anAddress();
        Notice first = add(Notice.Kind.SIGN_UP, ada);
        aMoment();
        Notice second = add(Notice.Kind.SIGN_UP_KNOWN, ada);
        aMoment();
        Notice toAnother = add();
        postpone(claimed(NOW), LATER);
        Notice third = add(Notice.Kind.SIGN_UP, ada);
        assertEquals(List.of(toAnother), allClaimed(NOW));
        Outbox.Due again = claimed(LATER);
        assertEquals(first, again.notice());
        assertEquals(
                List.of(),
                claim(LATER, LATER).stream()
                        .map(Outbox.Due::notice)
                        .filter(n -> !n.equals(toAnother))
                        .toList());
        erase(again);
        Outbox.Due next = claimed(LATER);
        assertEquals(second, next.notice());
        erase(next);
        assertEquals(third, claimed(LATER).notice());
    }

    @Test
    default void what_somebody_waits_for_does_not_wait_for_their_less_urgent_mails() {
        EmailAddress ada = anAddress();
        add(Notice.Kind.MANDATE_REMINDER, ada);
        postpone(claimed(NOW), LATER);
        Notice awaited = add(Notice.Kind.PASSWORD_RESET, ada);
        assertEquals(awaited, claimed(NOW).notice());
    }

    @Test
    default void it_tells_how_many_wait_and_since_when() {
        assertEquals(new Outbox.Waiting(0, Optional.empty()), store().outbox().waiting());
        add();
        aMoment();
        add();
        Outbox.Waiting both = store().outbox().waiting();
        assertEquals(2, both.count());
        Outbox.Due first = claimed(NOW);
        assertEquals(both, store().outbox().waiting(), "it is not sent yet");
        postpone(first, LATER);
        assertEquals(both, store().outbox().waiting(), "nor now");
        erase(first);
        Outbox.Waiting second = store().outbox().waiting();
        assertEquals(1, second.count());
        assertTrue(both.oldest().orElseThrow().isBefore(second.oldest().orElseThrow()));
    }

    @Test
    default void however_many_claim_each_is_handed_out_once() {
        int contenders = 20;
        List<Notice> added = Stream.generate(this::add).limit(contenders).toList();
        List<Notice> handedOut = new ArrayList<>();
        try (Race race = new Race(contenders)) {
            race.run(() -> claim(NOW, LATER))
                    .forEach(due -> due.map(Outbox.Due::notice).ifPresent(handedOut::add));
        }
        handedOut.addAll(allClaimed(NOW));
        assertEquals(contenders, handedOut.size());
        assertEquals(new HashSet<>(added), new HashSet<>(handedOut));
    }

    @Test
    default void what_is_taken_back_changes_nothing() {
        Notice notice = add();
        rollBack(() -> store().outbox().add(aNotice()));
        Outbox.Due due = claimed(NOW);
        rollBack(() -> store().outbox().erase(due));
        rollBack(() -> store().outbox().postpone(due, NOW, "busy"));
        assertEquals(List.of(), allClaimed(NOW));
        assertEquals(List.of(notice), allClaimed(LATER));
    }

    @Test
    default void changes_need_a_transaction_and_a_claim_is_one() {
        add();
        Outbox.Due due = claimed(NOW);
        assertNeedsTransaction(() -> store().outbox().add(aNotice()));
        assertNeedsTransaction(() -> store().outbox().erase(due));
        assertNeedsTransaction(() -> store().outbox().postpone(due, NOW, "busy"));
        assertNeedsTransaction(() -> commit(() -> claim(NOW, LATER)));
    }

    private Notice aNotice() {
        return aNotice(Notice.Kind.SIGN_UP, anAddress());
    }

    private Notice aNotice(Notice.Kind kind, EmailAddress to) {
        URI link = URI.create("https://portal.example/sign-up/finish/"
                + aToken(AccountId.NOBODY).text());
        return Notice.of(AccountId.NOBODY, kind, to, link);
    }

    private Notice add() {
        return add(aNotice());
    }

    private Notice add(Notice.Kind kind, EmailAddress to) {
        return add(aNotice(kind, to));
    }

    private Notice add(Notice notice) {
        commit(() -> store().outbox().add(notice));
        return notice;
    }

    private void erase(Outbox.Due due) {
        commit(() -> store().outbox().erase(due));
    }

    private void postpone(Outbox.Due due, Instant until) {
        commit(() -> store().outbox().postpone(due, until, "busy"));
    }

    private Optional<Outbox.Due> claim(Instant now, Instant until) {
        return store().outbox().claim(Notice.Urgency.BULK, now, until);
    }

    private Outbox.Due claimed(Instant now) {
        return claim(now, now.plusSeconds(60)).orElseThrow();
    }

    private List<Notice> allClaimed(Instant now) {
        List<Notice> all = new ArrayList<>();
        Instant until = now.plusSeconds(60);
        for (Optional<Outbox.Due> due = claim(now, until); due.isPresent(); due = claim(now, until)) {
            all.add(due.get().notice());
        }
        return all;
    }

    private static void aMoment() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
}
