package org.vestibule.domain.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How often a device may ask (RFC 8628 §3.5). */
class DevicePaceTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void the_first_time_is_never_too_early() {
        assertFalse(DevicePace.FIRST.isTooFast(NOW));
    }

    @Test
    void five_seconds_are_enough_and_what_takes_its_time_on_the_way_is_forgiven() {
        DevicePace asked = DevicePace.FIRST.asked(NOW);
        assertTrue(asked.isTooFast(NOW.plusMillis(3999)));
        assertFalse(asked.isTooFast(NOW.plusMillis(4000)));
        assertEquals(Duration.ofSeconds(5), asked.asked(NOW.plusSeconds(5)).spacing());
    }

    @Test
    void who_is_too_fast_waits_five_seconds_longer_from_then_on() {
        DevicePace once = DevicePace.FIRST.asked(NOW).asked(NOW.plusSeconds(1));
        assertEquals(Duration.ofSeconds(10), once.spacing());
        DevicePace twice = once.asked(NOW.plusSeconds(2));
        assertEquals(Duration.ofSeconds(15), twice.spacing());
        assertEquals(Duration.ofSeconds(15), twice.asked(NOW.plusSeconds(60)).spacing());
    }
}
