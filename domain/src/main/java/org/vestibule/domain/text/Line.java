package org.vestibule.domain.text;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** One line that other people read, such as a name: NFC, with something to see in it and nothing that disturbs the rest. */
public final class Line {

    /** Line ends, controls, what reorders the text around it, and what stands for a character that was lost. */
    private static final Pattern UNREADABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069\\uFFFD]");

    /** Fillers and the empty Braille cell count as letters and symbols in Unicode, and show nothing. */
    private static final Pattern SEEN =
            Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115F\\u1160\\u2800\\u3164\\uFFA0]]");

    private Line() {}

    /** What is wrong with one. */
    public enum Fault {
        /** Nothing is there. */
        MISSING,
        /** Something is there that nobody could see. */
        EMPTY_LOOKING,
        /** It has too many characters. */
        TOO_LONG,
        /** It holds a character that cannot be shown, or would disturb what stands beside it. */
        UNREADABLE
    }

    /** As it is kept: cleaned, and composed (NFC). */
    public static String of(String typed) {
        return Normalizer.normalize(Typed.trimmed(typed), Normalizer.Form.NFC);
    }

    /** As it is kept, without what no line may hold: for text that is only looked for. */
    static String readable(String typed) {
        return of(UNREADABLE.matcher(typed).replaceAll(""));
    }

    /**
     * What is wrong with what was typed; empty if nothing is.
     *
     * @param longest in characters (code points)
     */
    public static Optional<Fault> fault(String typed, int longest) {
        String line = of(typed);
        if (line.isEmpty()) {
            return Optional.of(Fault.MISSING);
        }
        if (UNREADABLE.matcher(line).find()) {
            return Optional.of(Fault.UNREADABLE);
        }
        if (!SEEN.matcher(line).find()) {
            return Optional.of(Fault.EMPTY_LOOKING);
        }
        return length(typed) > longest ? Optional.of(Fault.TOO_LONG) : Optional.empty();
    }

    /** How many characters (code points) it has. */
    public static int length(String typed) {
        String line = of(typed);
        return line.codePointCount(0, line.length());
    }
}
