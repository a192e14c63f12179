package org.vestibule.domain.app;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an app asked for, in its own words: the query of the address that it sent somebody to. It is carried through the
 * sign-in like that and read anew at each step, so that there is no other form of it that could say something else.
 */
public record AppQuery(String text) {

    public static final int LONGEST = 4096;

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST + "}");

    /** Takes one; empty if it is none that a browser sends, or too long. */
    public static Optional<AppQuery> parse(String text) {
        return PRINTABLE.matcher(text).matches() ? Optional.of(new AppQuery(text)) : Optional.empty();
    }

    /** May name people. */
    @Override
    public String toString() {
        return "AppQuery[…]";
    }
}
