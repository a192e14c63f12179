package org.vestibule.domain.operator;

import java.util.Optional;
import java.util.regex.Pattern;
import org.vestibule.domain.text.Line;

/**
 * Who runs the portal, as far as they have said so (PRODUCT G): people who are locked out turn to them.
 *
 * @param name one line, at most {@value #LONGEST_NAME} characters, and no address of anything
 */
public record Operator(Optional<String> name, Optional<Contact> contact) {

    /** In characters (code points). */
    public static final int LONGEST_NAME = 100;

    private static final Pattern ADDRESS = Pattern.compile("://|@");

    /** One who has said neither. */
    public static final Operator UNNAMED = new Operator(Optional.empty(), Optional.empty());

    /** Reads a name; empty if it cannot be shown in a line, or is something else that slipped in, perhaps with a secret. */
    public static Optional<String> parseName(String typed) {
        return Line.fault(typed, LONGEST_NAME).isEmpty()
                        && !ADDRESS.matcher(typed).find()
                ? Optional.of(Line.of(typed))
                : Optional.empty();
    }
}
