package org.vestibule.domain.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.domain.ForAll.forAll;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {

    /** 5 free tries, then 30 seconds, doubling to 15 minutes. */
    @ParameterizedTest
    @EnumSource(names = {"PASSWORD", "CODE", "BACKUP_CODE"})
    void a_secret_may_be_tried_so_often(Guess guess) {
        List<Long> delays = IntStream.rangeClosed(0, 13)
                .mapToObj(tries -> guess.schedule().delayAfter(tries).toSeconds())
                .toList();
        assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L, 900L), delays);
        assertEquals(Duration.ofHours(24), guess.schedule().forgottenAfter());
        assertEquals(Duration.ofMinutes(15), guess.schedule().delayAfter(Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "1, PT0S", "2, PT0S", "3, PT1H", "4, PT1H", "2147483647, PT1H"})
    void three_mails_may_be_asked_for(int mails, Duration delay) {
        assertEquals(delay, Guess.MAIL.schedule().delayAfter(mails));
    }

    @ParameterizedTest
    @EnumSource
    void the_list_of_delays_says_the_same(Guess guess) {
        assertListed(guess.schedule());
    }

    @Test
    void the_list_of_delays_says_the_same_of_any_schedule() {
        forAll(ScheduleTest::schedule, ScheduleTest::assertListed);
    }

    private static void assertListed(Schedule schedule) {
        List<Long> delays = schedule.delays();
        for (int tries = 1; tries <= 100; tries++) {
            long listed = delays.get(Math.min(tries, delays.size()) - 1);
            assertEquals(schedule.delayAfter(tries).toSeconds(), listed, "after try " + tries);
        }
    }

    private static Schedule schedule(RandomGenerator random) {
        Duration first = Duration.ofSeconds(random.nextInt(1, 1_000));
        Duration longest = first.plusSeconds(random.nextInt(10_000));
        return new Schedule(random.nextInt(1, 20), first, longest, Duration.ofDays(1));
    }
}
