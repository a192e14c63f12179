package org.vestibule.domain.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceWindowTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:29.999Z");

    /** S-024: never wider than one step each way. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 2, Integer.MAX_VALUE})
    void nothing_but_zero_or_one_is_a_window(int steps) {
        assertThrows(IllegalArgumentException.class, () -> new AcceptanceWindow(steps));
    }

    /** S-024. */
    @ParameterizedTest
    @CsvSource({"-2, false, false", "-1, false, true", "0, true, true", "1, false, true", "2, false, false"})
    void it_holds_the_steps_that_near(long away, boolean withinZero, boolean withinOne) {
        TimeStep step = TimeStep.at(NOW).plus(away);
        assertEquals(withinZero, new AcceptanceWindow(0).holds(step, NOW));
        assertEquals(withinOne, new AcceptanceWindow(1).holds(step, NOW));
    }
}
