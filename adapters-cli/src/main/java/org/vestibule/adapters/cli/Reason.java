package org.vestibule.adapters.cli;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why an operator does something, for the logs: 1 to 200 characters (code points), NFC, one line, nothing that could
 * pass for another line of a log or reorders its text.
 */
record Reason(String text) {

    static final int LONGEST = 200;

    private static final Pattern VISIBLE = Pattern.compile("[^\\p{Z}\\p{C}]");
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069\\uFFFD]");

    /** Whether nothing was typed that anybody could read. */
    static boolean isMissing(String typed) {
        return !VISIBLE.matcher(typed).find();
    }

    /** Reads what was typed; empty if it is missing, not one line or too long. */
    static Optional<Reason> parse(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
        boolean fits = !isMissing(text) && text.codePointCount(0, text.length()) <= LONGEST;
        return fits && !UNPRINTABLE.matcher(text).find() ? Optional.of(new Reason(text)) : Optional.empty();
    }
}
