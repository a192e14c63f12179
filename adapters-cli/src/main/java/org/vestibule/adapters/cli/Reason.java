package org.vestibule.adapters.cli;

import java.util.Optional;
import org.vestibule.domain.text.Line;

/**
 * Why an operator does something, for the logs: 1 to 200 characters (code points), NFC, one line, nothing that could
 * pass for another line of a log or reorders its text.
 */
record Reason(String text) {

    static final int LONGEST = 200;

    /** Whether nothing was typed that anybody could read. */
    static boolean isMissing(String typed) {
        return Line.fault(typed, LONGEST)
                .filter(fault -> fault == Line.Fault.MISSING || fault == Line.Fault.EMPTY_LOOKING)
                .isPresent();
    }

    /** Whether it would do if it were shorter. */
    static boolean isTooLong(String typed) {
        return Line.fault(typed, LONGEST)
                .filter(fault -> fault == Line.Fault.TOO_LONG)
                .isPresent();
    }

    /** Reads what was typed; empty if it is missing, not one line or too long. */
    static Optional<Reason> parse(String typed) {
        return Line.fault(typed, LONGEST).isEmpty() ? Optional.of(new Reason(Line.of(typed))) : Optional.empty();
    }
}
