package org.vestibule.bootstrap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A moment as two clocks have it: the one that tells the time, which can be moved, and the one that only runs. Where they
 * disagree about how long ago another moment is, the first was moved in between.
 *
 * @param before what the second had just before the time was read, and {@code after} just after: a program may stop there
 */
record Moment(long before, Instant time, long after) {

    static Moment now(Clock clock) {
        long before = System.nanoTime();
        Instant time = clock.instant();
        return new Moment(before, time, System.nanoTime());
    }

    /** How far the clock was moved since, at least; negative if it was moved back. */
    Duration movedSince(Moment earlier) {
        Duration passed = Duration.between(earlier.time, time);
        Duration forward = passed.minusNanos(after - earlier.before);
        Duration back = passed.minusNanos(before - earlier.after);
        return !forward.isNegative() ? forward : back.isNegative() ? back : Duration.ZERO;
    }

    /** How long ago it is, whatever the clock says. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - after);
    }
}
