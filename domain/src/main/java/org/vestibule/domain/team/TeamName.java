package org.vestibule.domain.team;

import java.util.Optional;
import java.util.regex.Pattern;
import org.vestibule.domain.text.Line;

/**
 * How a team is called: 1 to 100 characters (code points), NFC, nothing invisible that reorders text, and nothing that a
 * mail program would make a link of, for invitations are mailed to strangers (PRODUCT D). Two teams may have one name.
 */
public record TeamName(String value) {

    /** In characters. */
    public static final int LONGEST = 100;

    private static final Pattern LINK = Pattern.compile("://|@|[\\p{L}\\p{N}]\\.[\\p{L}\\p{N}]{2}");

    /** Reads what a person typed; empty if it is no such name. */
    public static Optional<TeamName> parse(String typed) {
        return Line.fault(typed, LONGEST).isEmpty() && !hasLink(typed)
                ? Optional.of(new TeamName(Line.of(typed)))
                : Optional.empty();
    }

    /** Whether a mail program would make a link of it. */
    public static boolean hasLink(String typed) {
        return LINK.matcher(Line.of(typed)).find();
    }

    @Override
    public String toString() {
        return value;
    }
}
