package org.vestibule.testkit;

import java.time.Clock;
import java.time.Instant;
import org.vestibule.application.clock.DatabaseTime;

/** The time of a database in memory, which is that of any clock. */
public final class InMemoryDatabaseTime implements DatabaseTime {

    private final Clock clock;

    public InMemoryDatabaseTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant ask() {
        return clock.instant();
    }
}
