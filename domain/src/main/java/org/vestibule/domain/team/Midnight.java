package org.vestibule.domain.team;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Turns a start date into the instant that is stored: midnight in the team's time zone (PRODUCT D). */
public final class Midnight {

    private Midnight() {}

    /**
     * The first moment of a day. Where clocks go forward at midnight that is 1:00, where they go back over it the
     * earlier of the two midnights, and for a day that a zone skipped the first moment of the next.
     */
    public static Instant of(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    /** The last day that is in time where something is due at such a moment: the day before, which ends with it. */
    public static LocalDate lastDayBefore(Instant due, ZoneId zone) {
        return due.minusNanos(1).atZone(zone).toLocalDate();
    }
}
