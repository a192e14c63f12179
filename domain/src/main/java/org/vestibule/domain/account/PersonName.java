package org.vestibule.domain.account;

import java.util.Optional;
import org.vestibule.domain.text.Line;

/** How a person wants to be called: 1 to 100 characters (code points), NFC, nothing invisible that reorders text. */
public record PersonName(String value) {

    /** In characters. */
    public static final int LONGEST = 100;

    /** Reads what a person typed; empty if nothing is left of it, or too much. */
    public static Optional<PersonName> parse(String typed) {
        return Line.fault(typed, LONGEST).isEmpty() ? Optional.of(new PersonName(Line.of(typed))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
