package org.vestibule.domain.mandate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a member has been told that the team requires 2-step verification of them (PRODUCT D): at the announcement, 7
 * days and 1 day before the deadline, and at the suspension. Of those whose time has passed only the last is sent, so
 * "At once" sends none but the last, and so does a portal that was down for a week.
 */
public enum Warning {
    ANNOUNCED,
    WEEK_BEFORE,
    DAY_BEFORE,
    SUSPENDED;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * That a member was told, and of which deadline.
     *
     * @param due the deadline; with another one all begins anew
     */
    public record Told(Instant due, Warning last) {}

    /** How far somebody who stands so should have been told by now; empty for whoever is not missing. */
    public static Optional<Told> due(Standing standing, Instant now) {
        if (standing instanceof Standing.Suspended suspended) {
            return Optional.of(new Told(suspended.since(), SUSPENDED));
        }
        return standing instanceof Standing.DueBy by
                ? Optional.of(new Told(by.due(), before(Duration.between(now, by.due()))))
                : Optional.empty();
    }

    /**
     * What to send to somebody now: nothing that they were told of this deadline, and of a deadline that is new to them
     * and still to come first of all that it is announced.
     */
    public static Optional<Warning> next(Told due, Optional<Told> told) {
        Optional<Warning> last =
                told.filter(earlier -> earlier.due().equals(due.due())).map(Told::last);
        if (last.isEmpty()) {
            return Optional.of(due.last() == SUSPENDED ? SUSPENDED : ANNOUNCED);
        }
        return Optional.of(due.last()).filter(now -> now.compareTo(last.get()) > 0);
    }

    /** When the next one falls due for somebody who is due then; never before now. */
    public static Instant after(Standing.DueBy standing, Instant now) {
        Instant due = standing.due();
        if (now.isBefore(due.minus(WEEK))) {
            return due.minus(WEEK);
        }
        return now.isBefore(due.minus(DAY)) ? due.minus(DAY) : due;
    }

    private static Warning before(Duration left) {
        if (left.compareTo(WEEK) > 0) {
            return ANNOUNCED;
        }
        return left.compareTo(DAY) > 0 ? WEEK_BEFORE : DAY_BEFORE;
    }
}
