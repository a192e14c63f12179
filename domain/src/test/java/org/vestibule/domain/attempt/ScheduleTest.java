package org.vestibule.domain.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
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
    @CsvSource({"2, PT0S, PT30M", "3, PT1H, PT30M", "2147483647, PT1H, PT30M", "1, PT0S, PT0S"})
    void mails_may_be_asked_for_so_often(int mails, Duration signUp, Duration password) {
        assertEquals(signUp, Guess.SIGN_UP_MAIL.schedule().delayAfter(mails));
        assertEquals(password, Guess.PASSWORD_MAIL.schedule().delayAfter(mails));
    }
}
