package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;

/** What every adapter of {@link Attempts} keeps (S-028, S-060). */
public interface AttemptsContract extends StoreContract {

    /** The tries in the same store as a node makes them whose clock is ahead, or behind. */
    Attempts attemptsOfNode(Duration ahead);

    /** F-12, L-44: neither a code that would be judged then, nor a wait that others would have to keep. */
    @Test
    default void a_node_whose_clock_is_off_counts_nothing() {
        BucketKey own = aBucket(Guess.PASSWORD);
        BucketKey shared = aBucket(Guess.CODE);
        for (int seconds : new int[] {10, -10, 90, -90, 3600, -3600}) {
            Duration ahead = Duration.ofSeconds(seconds);
            Attempts wrong = attemptsOfNode(ahead);
            ClockOff off = assertThrows(ClockOff.class, () -> wrong.reserve(List.of(own, shared), NOW));
            Duration measured = off.ahead().minus(ahead).abs();
            assertTrue(measured.compareTo(Duration.ofSeconds(8)) < 0, () -> ahead + " was " + off.ahead());
        }
        spendFreeTriesAt(own, NOW);
        spendFreeTriesAt(shared, NOW);
    }

    @Test
    default void a_clock_that_differs_by_a_second_is_no_hindrance() {
        for (int seconds : new int[] {1, -1}) {
            Attempts near = attemptsOfNode(Duration.ofSeconds(seconds));
            assertEquals(Optional.empty(), near.reserve(List.of(aBucket(Guess.CODE)), NOW));
        }
    }

    @Test
    default void five_tries_are_free_and_the_sixth_waits_30_seconds() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), NOW));
        }
        assertEquals(later(30), attempts().reserve(List.of(bucket), NOW));
        assertEquals(later(1), attempts().reserve(List.of(bucket), NOW.plusSeconds(29)));
    }

    @Test
    default void the_delay_doubles_up_to_15_minutes() {
        BucketKey bucket = aBucket(Guess.CODE);
        Instant now = spendFreeTries(bucket);
        for (int delay : new int[] {30, 60, 120, 240, 480, 900, 900, 900}) {
            assertEquals(later(delay), attempts().reserve(List.of(bucket), now));
            now = now.plusSeconds(delay);
            assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), now), "after " + delay + " s");
        }
    }

    @Test
    default void a_refused_try_is_not_counted() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        Instant now = spendFreeTries(bucket);
        for (int i = 0; i < 10; i++) {
            assertTrue(attempts().reserve(List.of(bucket), now.plusSeconds(10)).isPresent());
        }
        assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), now.plusSeconds(30)));
        assertEquals(later(60), attempts().reserve(List.of(bucket), now.plusSeconds(30)));
    }

    @Test
    default void the_delay_is_never_zero() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        Instant now = spendFreeTries(bucket);
        TryLater later = attempts()
                .reserve(List.of(bucket), now.plusSeconds(30).minusMillis(1))
                .orElseThrow();
        assertTrue(later.delay().compareTo(Duration.ZERO) > 0);
    }

    @Test
    default void a_bucket_is_forgotten_24_hours_after_its_last_try() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        Instant now = spendFreeTries(bucket);
        Instant nextDay = now.plus(Duration.ofHours(24));
        assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), nextDay.minusSeconds(1)));
        assertEquals(later(59), attempts().reserve(List.of(bucket), nextDay));
        Instant dayAfter = nextDay.plus(Duration.ofHours(24));
        spendFreeTriesAt(bucket, dayAfter);
        assertEquals(later(30), attempts().reserve(List.of(bucket), dayAfter));
    }

    @Test
    default void three_mails_an_hour_may_be_asked_for() {
        BucketKey bucket = aBucket(Guess.SIGN_UP_MAIL);
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), NOW.plusSeconds(i)));
        }
        assertEquals(later(3600), attempts().reserve(List.of(bucket), NOW.plusSeconds(2)));
        assertEquals(later(1), attempts().reserve(List.of(bucket), NOW.plusSeconds(3601)));
        assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), NOW.plusSeconds(3602)));
    }

    @Test
    default void guessing_one_thing_delays_no_other() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        spendFreeTriesAt(bucket, NOW);
        assertEquals(
                Optional.empty(),
                attempts().reserve(List.of(new BucketKey(Guess.CODE, bucket.owner(), Optional.empty())), NOW));
        assertEquals(Optional.empty(), attempts().reserve(List.of(aBucket(Guess.PASSWORD)), NOW));
    }

    @Test
    default void the_right_answer_forgets_all_tries() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        spendFreeTriesAt(bucket, NOW);
        commit(() -> attempts().clear(bucket));
        spendFreeTriesAt(bucket, NOW);
    }

    @Test
    default void a_try_that_was_no_guess_is_given_back() {
        BucketKey bucket = aBucket(Guess.CODE);
        for (int i = 0; i < 20; i++) {
            assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), NOW));
            commit(() -> attempts().giveBack(bucket));
        }
        spendFreeTriesAt(bucket, NOW);
        commit(() -> attempts().giveBack(bucket));
        assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), NOW));
        assertEquals(later(30), attempts().reserve(List.of(bucket), NOW));
    }

    @Test
    default void giving_back_to_an_untouched_bucket_gives_no_more_than_the_free_tries() {
        BucketKey bucket = aBucket(Guess.CODE);
        commit(() -> attempts().giveBack(bucket));
        spendFreeTriesAt(bucket, NOW);
        assertTrue(attempts().reserve(List.of(bucket), NOW).isPresent());
    }

    @Test
    default void a_try_stays_counted_whatever_becomes_of_it() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), NOW));
            rollBack(() -> attempts().clear(bucket));
            rollBack(() -> attempts().giveBack(bucket));
        }
        assertEquals(later(30), attempts().reserve(List.of(bucket), NOW));
    }

    @Test
    default void a_try_is_not_reserved_within_a_transaction() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        commit(() -> assertThrows(IllegalStateException.class, () -> attempts().reserve(List.of(bucket), NOW)));
        spendFreeTriesAt(bucket, NOW);
    }

    /** L-01, L-04: what is tried at the same moment counts as much as what is tried in turn. */
    @Test
    default void no_number_of_parallel_tries_exceeds_the_schedule() {
        int contenders = 50;
        try (Race race = new Race(contenders)) {
            for (int round = 0; round < 20; round++) {
                BucketKey bucket = aBucket(Guess.PASSWORD);
                assertEquals(5, granted(race, bucket, NOW));
                assertEquals(1, granted(race, bucket, NOW.plusSeconds(30)));
                assertEquals(0, granted(race, bucket, NOW.plusSeconds(89)));
            }
        }
    }

    @Test
    default void a_try_counts_in_all_its_buckets_or_in_none() {
        BucketKey own = aBucket(Guess.PASSWORD);
        BucketKey shared = aBucket(Guess.CODE);
        for (int i = 0; i < 4; i++) {
            assertEquals(Optional.empty(), attempts().reserve(List.of(own, shared), NOW));
        }
        assertEquals(Optional.empty(), attempts().reserve(List.of(shared), NOW));
        for (int i = 0; i < 10; i++) {
            assertEquals(later(30), attempts().reserve(List.of(own, shared), NOW));
            assertEquals(later(30), attempts().reserve(List.of(shared, own), NOW));
        }
        assertEquals(Optional.empty(), attempts().reserve(List.of(own), NOW));
        assertEquals(later(30), attempts().reserve(List.of(own), NOW));
    }

    /** L-04: of many at the same moment, through buckets of their own, no more than the shared one allows. */
    @Test
    default void parallel_tries_exceed_no_bucket_that_they_share() {
        try (Race race = new Race(50)) {
            for (int round = 0; round < 10; round++) {
                BucketKey shared = aBucket(Guess.SECOND_STEP);
                List<Supplier<Boolean>> tries = Stream.<Supplier<Boolean>>generate(() -> {
                            BucketKey own = aBucket(Guess.CODE);
                            return () -> attempts()
                                    .reserve(List.of(own, shared), NOW)
                                    .isEmpty();
                        })
                        .limit(50)
                        .toList();
                assertEquals(20, race.run(tries).stream().filter(yes -> yes).count());
            }
        }
    }

    /** Of two tries at the same moment the later may be counted first, and no two nodes have quite the same clock. */
    @Test
    default void a_free_try_is_not_refused_because_the_last_was_made_by_a_clock_ahead() {
        for (Guess guess : List.of(Guess.CODE, Guess.CODE_IN_A_ROW, Guess.SECOND_STEP)) {
            BucketKey bucket = aBucket(guess);
            for (int i = 4; i > 0; i--) {
                assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), NOW.plusMillis(i)));
                assertFalse(attempts().exhausted(bucket, NOW), guess::toString);
            }
            assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), NOW));
            assertEquals(guess == Guess.CODE, attempts().exhausted(bucket, NOW));
        }
    }

    @Test
    default void what_is_counted_in_a_row_stays_until_a_success() {
        BucketKey bucket = aBucket(Guess.CODE_IN_A_ROW);
        Instant now = NOW;
        for (int i = 0; i < 100; i++) {
            assertFalse(attempts().exhausted(bucket, now));
            assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), now));
            now = now.plus(Duration.ofDays(3));
        }
        Instant later = now.plus(Duration.ofDays(3_650));
        assertTrue(attempts().exhausted(bucket, later));
        assertEquals(
                TryLater.Reason.AUTHENTICATOR_OFF,
                attempts().reserve(List.of(bucket), later).orElseThrow().reason());
        commit(() -> attempts().clear(bucket));
        assertFalse(attempts().exhausted(bucket, later));
    }

    /** One of them may be right: so what a full bucket leads to comes once all are judged, or 60 seconds later. */
    @Test
    default void a_bucket_that_is_full_for_good_says_to_wait_until_its_tries_are_judged() {
        for (Guess guess : List.of(Guess.CODE_IN_A_ROW, Guess.BACKUP_CODE_IN_A_ROW, Guess.SECOND_STEP)) {
            BucketKey bucket = aBucket(guess);
            int most = guess.schedule().freeTries();
            reserve(bucket, most, NOW);
            assertEquals(later(60), attempts().reserve(List.of(bucket), NOW));
            assertEquals(most - 1, judgedUntilExhausted(bucket, NOW.plusSeconds(30)), guess::toString);
            assertTrue(attempts().exhausted(bucket, NOW.plusSeconds(30)));
            TryLater full =
                    attempts().reserve(List.of(bucket), NOW.plusSeconds(30)).orElseThrow();
            assertEquals(TryLater.of(guess, full.delay()).reason(), full.reason());
        }
    }

    @Test
    default void a_try_that_never_gets_a_verdict_is_waited_for_60_seconds() {
        for (Guess guess : List.of(Guess.CODE_IN_A_ROW, Guess.SECOND_STEP)) {
            BucketKey bucket = aBucket(guess);
            int most = guess.schedule().freeTries();
            reserve(bucket, most - 1, NOW);
            Instant last = NOW.plusSeconds(50);
            reserve(bucket, 1, last);
            assertEquals(later(1), attempts().reserve(List.of(bucket), last.plusSeconds(59)));
            assertFalse(committed(() -> attempts().judge(bucket, last.plusSeconds(59))));
            assertFalse(attempts().exhausted(bucket, last.plusSeconds(59)));
            assertTrue(attempts().exhausted(bucket, last.plusSeconds(60)));
        }
    }

    /** Those that died before are not waited for once more. */
    @Test
    default void a_try_after_60_seconds_awaits_its_own_verdict_alone() {
        BucketKey bucket = aBucket(Guess.SECOND_STEP);
        reserve(bucket, 19, NOW);
        reserve(bucket, 1, NOW.plusSeconds(60));
        assertTrue(committed(() -> attempts().judge(bucket, NOW.plusSeconds(61))));
    }

    @Test
    default void a_try_that_is_given_back_is_awaited_no_more() {
        BucketKey bucket = aBucket(Guess.SECOND_STEP);
        reserve(bucket, 20, NOW);
        commit(() -> attempts().giveBack(bucket));
        reserve(bucket, 1, NOW);
        assertEquals(19, judgedUntilExhausted(bucket, NOW));
    }

    @Test
    default void a_verdict_that_is_rolled_back_is_awaited_still() {
        BucketKey bucket = aBucket(Guess.SECOND_STEP);
        reserve(bucket, 20, NOW);
        assertEquals(19, judgedUntilExhausted(bucket, NOW));
        BucketKey other = aBucket(Guess.SECOND_STEP);
        reserve(other, 20, NOW);
        rollBack(() -> attempts().judge(other, NOW));
        assertEquals(19, judgedUntilExhausted(other, NOW));
    }

    /** Of verdicts at the same moment the last one decides, and no other. */
    @Test
    default void of_parallel_verdicts_one_finds_the_bucket_exhausted() {
        try (Race race = new Race(20)) {
            for (int round = 0; round < 10; round++) {
                BucketKey bucket = aBucket(Guess.SECOND_STEP);
                reserve(bucket, 20, NOW);
                List<Boolean> found = race.run(() -> committed(() -> attempts().judge(bucket, NOW)));
                assertEquals(1, found.stream().filter(yes -> yes).count());
            }
        }
    }

    @Test
    default void one_try_from_an_address_comes_back_every_10_minutes() {
        BucketKey bucket = aBucket(Guess.PASSWORD_FROM_ADDRESS);
        for (int i = 0; i < 100; i++) {
            assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), NOW));
        }
        TryLater full = new TryLater(TryLater.Reason.TOO_MANY_PASSWORDS, Duration.ofSeconds(30));
        assertEquals(Optional.of(full), attempts().reserve(List.of(bucket), NOW));
        Instant soon = NOW.plus(Duration.ofMinutes(29)); // two are back by then, and a part of the third
        assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), soon));
        assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), soon));
        assertTrue(attempts().exhausted(bucket, soon));
        Instant then = NOW.plus(Duration.ofMinutes(30)); // the third
        assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), then));
        assertTrue(attempts().exhausted(bucket, then));
    }

    @Test
    default void buckets_that_nobody_touched_are_swept() {
        Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
        Instant forgotten = longAgo.plus(Duration.ofHours(24));
        BucketKey old = aBucket(Guess.PASSWORD);
        BucketKey young = aBucket(Guess.PASSWORD);
        committed(() -> attempts().sweep(forgotten.plusSeconds(1)));
        spendFreeTriesAt(old, longAgo);
        spendFreeTriesAt(young, longAgo.plusSeconds(1));
        assertEquals(1, committed(() -> attempts().sweep(forgotten.plusSeconds(1))));
        spendFreeTriesAt(old, longAgo);
        assertTrue(attempts().reserve(List.of(young), longAgo.plusSeconds(1)).isPresent());
        committed(() -> attempts().sweep(forgotten.plusSeconds(2)));
    }

    @Test
    default void all_but_reserving_needs_a_transaction() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        assertNeedsTransaction(() -> attempts().clear(bucket));
        assertNeedsTransaction(() -> attempts().giveBack(bucket));
        assertNeedsTransaction(() -> attempts().judge(bucket, NOW));
        assertNeedsTransaction(() -> attempts().sweep(NOW));
    }

    private Attempts attempts() {
        return store().attempts();
    }

    private BucketKey aBucket(Guess guess) {
        return BucketKey.of(guess, anAddress());
    }

    private void reserve(BucketKey bucket, int times, Instant now) {
        for (int i = 0; i < times; i++) {
            assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), now));
        }
    }

    private int judgedUntilExhausted(BucketKey bucket, Instant now) {
        int judged = 0;
        while (!committed(() -> attempts().judge(bucket, now))) {
            judged++;
        }
        return judged;
    }

    private Instant spendFreeTries(BucketKey bucket) {
        spendFreeTriesAt(bucket, NOW);
        return NOW;
    }

    private void spendFreeTriesAt(BucketKey bucket, Instant now) {
        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.empty(), attempts().reserve(List.of(bucket), now));
        }
    }

    private long granted(Race race, BucketKey bucket, Instant now) {
        List<Boolean> granted =
                race.run(() -> attempts().reserve(List.of(bucket), now).isEmpty());
        return granted.stream().filter(yes -> yes).count();
    }

    private static Optional<TryLater> later(int seconds) {
        return Optional.of(new TryLater(TryLater.Reason.TOO_MANY_TRIES, Duration.ofSeconds(seconds)));
    }
}
