package org.vestibule.domain.text;

import java.util.Locale;
import java.util.Optional;

/** A part of a name or an address that somebody looks for in a list, whatever its case; cleaned as all that is typed. */
public record Sought(String text) {

    /** No address is longer, and no name; what is longer could not be found. */
    private static final int LONGEST = 254;

    /** Reads what was typed; empty if nothing is left of it, which looks for nothing. */
    public static Optional<Sought> parse(String typed) {
        String text = Line.readable(typed);
        int length = Math.min(LONGEST, text.codePointCount(0, text.length()));
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sought(text.substring(0, text.offsetByCodePoints(0, length))));
    }

    /** Whether it stands in a line. */
    public boolean in(String line) {
        return line.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return text;
    }
}
