package org.vestibule.application.attempt;

import java.time.Duration;

/**
 * Says that nothing was compared, why, and when to come back.
 *
 * @param delay never zero
 */
public record TryLater(Reason reason, Duration delay) {

    /** Why. */
    public enum Reason {
        /** This secret was tried too often. */
        TOO_MANY_TRIES,
        /** Too many people are waiting for a hash; no try was counted. */
        BUSY
    }
}
