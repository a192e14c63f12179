package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.application.attempt.Attempts;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.attempt.Guess;

/** What every adapter of {@link Attempts} keeps (S-028, S-060). */
public interface AttemptsContract extends StoreContract {

    @Test
    default void five_tries_are_free_and_the_sixth_waits_30_seconds() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.empty(), attempts().reserve(bucket, NOW));
        }
        assertEquals(later(30), attempts().reserve(bucket, NOW));
        assertEquals(later(1), attempts().reserve(bucket, NOW.plusSeconds(29)));
    }

    @Test
    default void the_delay_doubles_up_to_15_minutes() {
        BucketKey bucket = aBucket(Guess.CODE);
        Instant now = spendFreeTries(bucket);
        for (int delay : new int[] {30, 60, 120, 240, 480, 900, 900, 900}) {
            assertEquals(later(delay), attempts().reserve(bucket, now));
            now = now.plusSeconds(delay);
            assertEquals(Optional.empty(), attempts().reserve(bucket, now), "after " + delay + " s");
        }
    }

    @Test
    default void a_refused_try_is_not_counted() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        Instant now = spendFreeTries(bucket);
        for (int i = 0; i < 10; i++) {
            assertTrue(attempts().reserve(bucket, now.plusSeconds(10)).isPresent());
        }
        assertEquals(Optional.empty(), attempts().reserve(bucket, now.plusSeconds(30)));
        assertEquals(later(60), attempts().reserve(bucket, now.plusSeconds(30)));
    }

    @Test
    default void the_delay_is_never_zero() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        Instant now = spendFreeTries(bucket);
        TryLater later =
                attempts().reserve(bucket, now.plusSeconds(30).minusMillis(1)).orElseThrow();
        assertTrue(later.delay().compareTo(Duration.ZERO) > 0);
    }

    @Test
    default void a_bucket_is_forgotten_24_hours_after_its_last_try() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        Instant now = spendFreeTries(bucket);
        Instant nextDay = now.plus(Duration.ofHours(24));
        assertEquals(Optional.empty(), attempts().reserve(bucket, nextDay.minusSeconds(1)));
        assertEquals(later(59), attempts().reserve(bucket, nextDay));
        Instant dayAfter = nextDay.plus(Duration.ofHours(24));
        spendFreeTriesAt(bucket, dayAfter);
        assertEquals(later(30), attempts().reserve(bucket, dayAfter));
    }

    @Test
    default void three_mails_an_hour_may_be_asked_for() {
        BucketKey bucket = aBucket(Guess.MAIL);
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.empty(), attempts().reserve(bucket, NOW.plusSeconds(i)));
        }
        assertEquals(later(3600), attempts().reserve(bucket, NOW.plusSeconds(2)));
        assertEquals(later(1), attempts().reserve(bucket, NOW.plusSeconds(3601)));
        assertEquals(Optional.empty(), attempts().reserve(bucket, NOW.plusSeconds(3602)));
    }

    @Test
    default void guessing_one_thing_delays_no_other() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        spendFreeTriesAt(bucket, NOW);
        assertEquals(Optional.empty(), attempts().reserve(new BucketKey(Guess.CODE, bucket.subject()), NOW));
        assertEquals(Optional.empty(), attempts().reserve(aBucket(Guess.PASSWORD), NOW));
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
            assertEquals(Optional.empty(), attempts().reserve(bucket, NOW));
            commit(() -> attempts().giveBack(bucket));
        }
        spendFreeTriesAt(bucket, NOW);
        commit(() -> attempts().giveBack(bucket));
        assertEquals(Optional.empty(), attempts().reserve(bucket, NOW));
        assertEquals(later(30), attempts().reserve(bucket, NOW));
    }

    @Test
    default void giving_back_to_an_untouched_bucket_gives_no_more_than_the_free_tries() {
        BucketKey bucket = aBucket(Guess.CODE);
        commit(() -> attempts().giveBack(bucket));
        spendFreeTriesAt(bucket, NOW);
        assertTrue(attempts().reserve(bucket, NOW).isPresent());
    }

    @Test
    default void a_try_stays_counted_whatever_becomes_of_it() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.empty(), attempts().reserve(bucket, NOW));
            rollBack(() -> attempts().clear(bucket));
            rollBack(() -> attempts().giveBack(bucket));
        }
        assertEquals(later(30), attempts().reserve(bucket, NOW));
    }

    @Test
    default void a_try_is_not_reserved_within_a_transaction() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        commit(() -> assertThrows(IllegalStateException.class, () -> attempts().reserve(bucket, NOW)));
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
    default void buckets_that_nobody_touched_are_swept() {
        Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
        BucketKey old = aBucket(Guess.PASSWORD);
        BucketKey young = aBucket(Guess.PASSWORD);
        committed(() -> attempts().sweep(longAgo.plusSeconds(1)));
        spendFreeTriesAt(old, longAgo);
        spendFreeTriesAt(young, longAgo.plusSeconds(1));
        assertEquals(1, committed(() -> attempts().sweep(longAgo.plusSeconds(1))));
        spendFreeTriesAt(old, longAgo);
        assertTrue(attempts().reserve(young, longAgo.plusSeconds(1)).isPresent());
        committed(() -> attempts().sweep(longAgo.plusSeconds(2)));
    }

    @Test
    default void all_but_reserving_needs_a_transaction() {
        BucketKey bucket = aBucket(Guess.PASSWORD);
        assertNeedsTransaction(() -> attempts().clear(bucket));
        assertNeedsTransaction(() -> attempts().giveBack(bucket));
        assertNeedsTransaction(() -> attempts().sweep(NOW));
    }

    private Attempts attempts() {
        return store().attempts();
    }

    private BucketKey aBucket(Guess guess) {
        return new BucketKey(guess, anAddress().canonical());
    }

    private Instant spendFreeTries(BucketKey bucket) {
        spendFreeTriesAt(bucket, NOW);
        return NOW;
    }

    private void spendFreeTriesAt(BucketKey bucket, Instant now) {
        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.empty(), attempts().reserve(bucket, now));
        }
    }

    private long granted(Race race, BucketKey bucket, Instant now) {
        List<Boolean> granted = race.run(() -> attempts().reserve(bucket, now).isEmpty());
        return granted.stream().filter(yes -> yes).count();
    }

    private static Optional<TryLater> later(int seconds) {
        return Optional.of(new TryLater(TryLater.Reason.TOO_MANY_TRIES, Duration.ofSeconds(seconds)));
    }
}
