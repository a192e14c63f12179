package org.vestibule.domain.account;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a person wants to be called: 1 to 100 characters (code points), NFC, nothing invisible that reorders text. */
public record PersonName(String value) {

    private static final int LONGEST = 100;
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069\\uFFFD]");
    private static final Pattern VISIBLE = Pattern.compile("[^\\p{Z}\\p{Cf}]");

    /** Reads what a person typed; empty if nothing is left of it, or too much. */
    public static Optional<PersonName> parse(String typed) {
        String name = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
        boolean fits = VISIBLE.matcher(name).find() && name.codePointCount(0, name.length()) <= LONGEST;
        return fits && !UNPRINTABLE.matcher(name).find() ? Optional.of(new PersonName(name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
