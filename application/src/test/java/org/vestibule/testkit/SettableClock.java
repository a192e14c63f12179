package org.vestibule.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until somebody moves it. */
public final class SettableClock extends Clock {

    /** Where a new one stands: at the very beginning of a time step. */
    public static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private volatile Instant now = START;

    /** Moves it on, or back. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /** Sets it. */
    public synchronized void set(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Rules do not ask for a zone");
    }
}
