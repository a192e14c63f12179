package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    /** It took a second to read the clock: what passes until {@link #TEN} is nine seconds, or ten. */
    private static final Moment ZERO = moment(0, 0, 1);

    private static final int TEN = 10;

    @ParameterizedTest
    @CsvSource({"10, 0", "9, 0", "12, 2", "6, -3", "3610, 3600", "-3591, -3600"})
    void a_clock_was_moved_by_what_cannot_be_explained(long time, long moved) {
        assertEquals(Duration.ofSeconds(moved), moment(TEN, time, TEN).movedSince(ZERO));
    }

    @Test
    void a_program_that_stops_while_it_reads_the_clock_has_moved_nothing() {
        for (long time = TEN; time <= 15; time++) {
            assertEquals(Duration.ZERO, moment(TEN, time, 15).movedSince(ZERO));
        }
    }

    private static Moment moment(long before, long time, long after) {
        return new Moment(
                TimeUnit.SECONDS.toNanos(before), Instant.ofEpochSecond(time), TimeUnit.SECONDS.toNanos(after));
    }
}
