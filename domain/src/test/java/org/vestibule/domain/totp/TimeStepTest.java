package org.vestibule.domain.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeStepTest {

    /** S-021, S-023. */
    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1970-01-01T00:00:29.999999999Z, 0",
        "1970-01-01T00:00:30Z, 1",
        "1969-12-31T23:59:59.999Z, -1",
        "2033-05-18T03:33:20Z, 66666666",
        "2603-10-11T11:33:20Z, 666666666",
        "5000-01-01T00:00:00Z, 3187252800"
    })
    void a_step_lasts_thirty_seconds_and_is_64_bits_wide(Instant instant, long number) {
        assertEquals(new TimeStep(number), TimeStep.at(instant));
    }
}
