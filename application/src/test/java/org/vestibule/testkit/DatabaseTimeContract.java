package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.vestibule.application.clock.DatabaseTime;

/** What holds for the time of any database; here of one that runs on this machine. */
public interface DatabaseTimeContract extends StoreContract {

    /** What is put to the test. */
    DatabaseTime databaseTime();

    @Test
    default void it_is_the_time_at_which_the_database_was_asked() {
        Clock clock = Clock.systemUTC();
        Instant asked = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant theirs = databaseTime().ask();
        assertFalse(theirs.isBefore(asked), () -> theirs + " before " + asked);
        assertFalse(theirs.isAfter(clock.instant()), theirs::toString);
    }

    /** Not the time at which that began, which most databases tell. */
    @Test
    default void it_goes_on_within_a_transaction() {
        commit(() -> {
            Instant first = databaseTime().ask();
            pause();
            assertTrue(databaseTime().ask().isAfter(first), first::toString);
        });
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
