package org.vestibule.domain.computer;

import java.util.Locale;
import java.util.Optional;
import org.vestibule.domain.text.Line;

/** What a team knows a computer by: 1 to 60 characters (code points), NFC. In a team no two are alike, whatever their case. */
public record ComputerName(String value) {

    /** In characters. */
    public static final int LONGEST = 60;

    /** Reads what a person typed; empty if it is no such name. */
    public static Optional<ComputerName> parse(String typed) {
        return fault(typed).isEmpty() ? Optional.of(new ComputerName(Line.of(typed))) : Optional.empty();
    }

    /** What is wrong with what was typed; empty if nothing is. */
    public static Optional<Line.Fault> fault(String typed) {
        return Line.fault(typed, LONGEST);
    }

    /** By which it is told from others, and put in order. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
