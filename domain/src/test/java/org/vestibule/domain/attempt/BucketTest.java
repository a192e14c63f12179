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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BucketTest {

    private static final Schedule GUESSES = Guess.CODE.schedule();
    private static final Schedule ADDRESS = Guess.PASSWORD_FROM_ADDRESS.schedule();
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
        Instant nextDay = bucket.forgottenAt();
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
            assertEquals(tries, after.tries());
            assertEquals(now.plus(GUESSES.delayAfter(tries)), after.notBefore());
            assertEquals(now.plus(GUESSES.forgottenAfter()), after.forgottenAt());
        }
    }

    @Test
    void what_was_never_taken_is_not_given_back() {
        Bucket after = Bucket.EMPTY.giveBack(GUESSES);
        assertEquals(0, after.tries());
        assertFalse(after.notBefore().isAfter(Instant.EPOCH));
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
    @ParameterizedTest
    @EnumSource(names = {"SIGN_UP_MAIL", "PASSWORD_MAIL"})
    void nobody_gets_more_than_three_mails_in_an_hour(Guess guess) {
        forAll(random -> tries(random, 40), tries -> {
            Bucket bucket = Bucket.EMPTY;
            Instant now = NOON;
            List<Instant> mails = new ArrayList<>();
            for (Try next : tries) {
                now = now.plus(next.gap);
                Optional<Bucket> reserved = bucket.reserve(guess.schedule(), now);
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

    @ParameterizedTest
    @CsvSource({"SIGN_UP_MAIL, 3, 3600", "PASSWORD_MAIL, 2, 1800"})
    void after_the_last_free_mail_the_next_one_waits(Guess guess, int free, int seconds) {
        Schedule mails = guess.schedule();
        Bucket bucket = Bucket.EMPTY;
        for (int i = 0; i < free; i++) {
            bucket = bucket.reserve(mails, NOON).orElseThrow();
        }
        assertFalse(bucket.reserve(mails, NOON.plusSeconds(seconds - 1)).isPresent());
        assertTrue(bucket.reserve(mails, NOON.plusSeconds(seconds)).isPresent());
    }

    /** S-060: whoever asks in another's name, and whenever, a link of the last 30 minutes is in the holder's mailbox. */
    @Test
    void a_link_that_sets_a_password_can_always_be_had_or_is_there() {
        forAll(random -> tries(random, 60), tries -> {
            Bucket bucket = Bucket.EMPTY;
            Instant now = NOON;
            Instant newest = Instant.MIN;
            for (Try next : tries) {
                now = now.plus(next.gap);
                Optional<Bucket> reserved = bucket.reserve(Guess.PASSWORD_MAIL.schedule(), now);
                newest = reserved.isPresent() ? now : newest;
                bucket = reserved.orElse(bucket);
                assertTrue(newest.plus(Duration.ofMinutes(30)).isAfter(now));
            }
        });
    }

    @Test
    void an_address_has_100_free_tries_and_one_comes_back_every_10_minutes() {
        Bucket bucket = Bucket.EMPTY;
        for (int i = 0; i < 100; i++) {
            bucket = bucket.reserve(ADDRESS, NOON).orElseThrow();
        }
        assertEquals(NOON.plusSeconds(30), bucket.notBefore());
        Bucket later =
                bucket.reserve(ADDRESS, NOON.plus(Duration.ofMinutes(59))).orElseThrow();
        assertEquals(96, later.tries());
        assertEquals(NOON.plus(Duration.ofMinutes(50)), later.refilledAt());
        Bucket muchLater =
                bucket.reserve(ADDRESS, NOON.plus(Duration.ofHours(23))).orElseThrow();
        assertEquals(1, muchLater.tries());
    }

    /** However often it is touched, what is due comes back. */
    @Test
    void touching_a_bucket_does_not_put_off_what_comes_back() {
        Bucket bucket = Bucket.EMPTY;
        Instant now = NOON;
        for (int i = 0; i < 1_000; i++) {
            bucket = bucket.reserve(ADDRESS, now).orElseThrow();
            now = now.plus(Duration.ofMinutes(9));
        }
        assertEquals(1_000 - 900, bucket.tries(), 1);
    }

    @ParameterizedTest
    @CsvSource({"CODE_IN_A_ROW, 100", "BACKUP_CODE_IN_A_ROW, 100"})
    void what_is_counted_in_a_row_is_never_forgotten(Guess guess, int most) {
        Bucket bucket = Bucket.EMPTY;
        Instant now = NOON;
        for (int i = 0; i < most; i++) {
            bucket = bucket.reserve(guess.schedule(), now).orElseThrow();
            now = now.plus(Duration.ofDays(30));
        }
        assertEquals(Optional.empty(), bucket.reserve(guess.schedule(), now.plus(Duration.ofDays(36_500))));
        assertTrue(
                bucket.giveBack(guess.schedule()).reserve(guess.schedule(), now).isPresent());
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
