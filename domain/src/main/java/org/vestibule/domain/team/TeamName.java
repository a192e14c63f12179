package org.vestibule.domain.team;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a team is called: 1 to 100 characters (code points), NFC, nothing invisible that reorders text, and nothing that a
 * mail program would make a link of, for invitations are mailed to strangers (PRODUCT D). Two teams may have one name.
 */
public record TeamName(String value) {

    private static final int LONGEST = 100;
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069\\uFFFD]");
    private static final Pattern VISIBLE = Pattern.compile("[^\\p{Z}\\p{Cf}]");
    private static final Pattern LINK = Pattern.compile("://|@|[\\p{L}\\p{N}]\\.[\\p{L}\\p{N}]{2}");

    /** Reads what a person typed; empty if it is no such name. */
    public static Optional<TeamName> parse(String typed) {
        String name = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
        boolean fits = VISIBLE.matcher(name).find() && name.codePointCount(0, name.length()) <= LONGEST;
        boolean harmless =
                !UNPRINTABLE.matcher(name).find() && !LINK.matcher(name).find();
        return fits && harmless ? Optional.of(new TeamName(name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
