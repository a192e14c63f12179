package org.vestibule.application.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The data keys that seal, and what they have sealed. A node seals with the newest as soon as it is
 * asked for all, and every other a few seconds later. */
public interface DataKeys {

    /** All of them, oldest first. Counts what they have sealed, so not for anybody who waits. */
    List<DataKey> all();

    /**
     * Makes the next, with the next number.
     *
     * @param newest the last that is known of
     */
    Making make(int newest, Instant now);

    /**
     * Seals a few values anew with the newest key, by themselves. What somebody changes in the same moment stays as they
     * make it.
     *
     * @param from where the last step ended; empty for the first
     */
    Step sealAnew(Optional<Position> from);

    /** Removes all but the newest with which nothing is sealed any more; answers which. */
    List<Integer> removeUnused();

    /** What came of making one. */
    enum Making {
        DONE,
        /** There is a newer one than was known of. */
        ANOTHER_WAS_FIRST,
        /** A key that is made meanwhile would be wrapped by one of the two master keys alone. */
        MASTER_KEY_IN_CHANGE
    }

    /** Where one has come to, going through all that is sealed. */
    interface Position {}

    /**
     * What came of one step.
     *
     * @param seen how many values were looked at
     * @param sealedAnew how many of them are sealed with the newest key now
     * @param unreadable how many do not open, and stay as they are
     * @param next where it goes on; empty at the end
     */
    record Step(int seen, int sealedAnew, int unreadable, Optional<Position> next) {}
}
