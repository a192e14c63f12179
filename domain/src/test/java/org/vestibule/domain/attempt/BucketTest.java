package org.vestibule.domain.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.domain.ForAll.forAll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BucketTest {

    private static final Schedule GUESSES = Guess.CODE.schedule();
    private static final Schedule MAILS = Guess.MAIL.schedule();
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration INSTANT = Duration.ofNanos(1);

    @Test
    void five_tries_are_free_and_the_next_ones_wait() {
        Bucket bucket = Bucket.EMPTY;
        Instant now = NOON;
        for (int wait : new int[] {0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900}) {
            now = now.plusSeconds(wait);
            if (wait > 0) {
                assertEquals(Optional.empty(), bucket.reserve(GUESSES, now.minus(INSTANT)));
            }
            bucket = bucket.reserve(GUESSES, now).orElseThrow();
        }
        assertEquals(13, bucket.tries());
    }

    @Test
    void it_is_forgotten_when_nobody_touched_it_for_a_day() {
        Bucket bucket = after(20);
        Instant nextDay = bucket.touchedAt().plus(Duration.ofHours(24));
        assertEquals(
                21,
                bucket.reserve(GUESSES, nextDay.minus(INSTANT)).orElseThrow().tries());
        assertEquals(1, bucket.reserve(GUESSES, nextDay).orElseThrow().tries());
    }

    /** The tries are as they were; the wait that follows so many begins anew. */
    @Test
    void giving_back_undoes_a_reservation() {
        for (int tries = 0; tries < 20; tries++) {
            Bucket before = after(tries);
            Instant now = before.notBefore().isAfter(NOON) ? before.notBefore() : NOON;
            Bucket after = before.reserve(GUESSES, now).orElseThrow().giveBack(GUESSES);
            assertEquals(new Bucket(tries, now.plus(GUESSES.delayAfter(tries)), now), after);
        }
    }

    @Test
    void what_was_never_taken_is_not_given_back() {
        assertEquals(Bucket.EMPTY, Bucket.EMPTY.giveBack(GUESSES));
    }

    /** Whoever is always right is never made to wait. */
    @Test
    void tries_that_are_given_back_stay_free() {
        Bucket bucket = after(4);
        for (int i = 0; i < 100; i++) {
            bucket = bucket.reserve(GUESSES, NOON).orElseThrow().giveBack(GUESSES);
        }
        assertEquals(4, bucket.tries());
    }

    private record Try(Duration gap, boolean givenBack) {}

    @Test
    void it_agrees_with_a_model_that_remembers_everything() {
        forAll(random -> tries(random, 60), tries -> {
            Bucket bucket = Bucket.EMPTY;
            Model model = new Model();
            Instant now = NOON;
            for (Try next : tries) {
                now = now.plus(next.gap);
                Optional<Bucket> reserved = bucket.reserve(GUESSES, now);
                assertEquals(model.reserve(now, next.givenBack), reserved.isPresent());
                bucket = reserved.map(taken -> next.givenBack ? taken.giveBack(GUESSES) : taken)
                        .orElse(bucket);
            }
        });
    }

    /** Any hour, wherever it begins. */
    @Test
    void nobody_gets_more_than_three_mails_in_an_hour() {
        forAll(random -> tries(random, 40), tries -> {
            Bucket bucket = Bucket.EMPTY;
            Instant now = NOON;
            List<Instant> mails = new ArrayList<>();
            for (Try next : tries) {
                now = now.plus(next.gap);
                Optional<Bucket> reserved = bucket.reserve(MAILS, now);
                if (reserved.isPresent()) {
                    mails.add(now);
                    bucket = reserved.get();
                }
            }
            for (int i = 3; i < mails.size(); i++) {
                Duration span = Duration.between(mails.get(i - 3), mails.get(i));
                assertTrue(span.compareTo(Duration.ofHours(1)) >= 0, () -> "four mails within " + span);
            }
        });
    }

    @Test
    void an_hour_after_the_third_mail_there_may_be_another() {
        Bucket bucket = Bucket.EMPTY;
        for (int i = 0; i < 3; i++) {
            bucket = bucket.reserve(MAILS, NOON).orElseThrow();
        }
        assertFalse(bucket.reserve(MAILS, NOON.plusSeconds(3_599)).isPresent());
        assertTrue(bucket.reserve(MAILS, NOON.plusSeconds(3_600)).isPresent());
    }

    /** The same rules in another way: all tries kept, those since the last day's pause counted, delays from a table. */
    private static final class Model {

        private static final int[] SECONDS = {0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900};

        private final List<Instant> touches = new ArrayList<>();
        private final List<Boolean> counted = new ArrayList<>();

        boolean reserve(Instant now, boolean givenBack) {
            Instant next = now;
            int tries = 0;
            for (int i = touches.size() - 1; i >= 0 && within(Duration.ofDays(1), touches.get(i), next); i--) {
                next = touches.get(i);
                tries += counted.get(i) ? 1 : 0;
            }
            Duration delay = Duration.ofSeconds(SECONDS[Math.min(tries, SECONDS.length - 1)]);
            if (tries > 0 && within(delay, touches.get(touches.size() - 1), now)) {
                return false;
            }
            touches.add(now);
            counted.add(!givenBack);
            return true;
        }

        private static boolean within(Duration limit, Instant from, Instant to) {
            return Duration.between(from, to).compareTo(limit) < 0;
        }
    }

    private static Bucket after(int tries) {
        Bucket bucket = Bucket.EMPTY;
        for (int i = 0; i < tries; i++) {
            Instant now = bucket.notBefore().isAfter(NOON) ? bucket.notBefore() : NOON;
            bucket = bucket.reserve(GUESSES, now).orElseThrow();
        }
        return bucket;
    }

    private static List<Try> tries(RandomGenerator random, int most) {
        Duration[] pauses = {
            Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(20), Duration.ofMinutes(61), Duration.ofHours(25)
        };
        int[] often = {0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 4};
        return Stream.generate(() -> {
                    Duration pause = pauses[often[random.nextInt(often.length)]];
                    long millis = random.nextBoolean() ? pause.toMillis() : random.nextLong(pause.toMillis() + 1);
                    return new Try(Duration.ofMillis(millis), random.nextInt(8) == 0);
                })
                .limit(random.nextInt(most))
                .toList();
    }
}
