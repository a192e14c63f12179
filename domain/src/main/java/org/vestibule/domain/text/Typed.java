package org.vestibule.domain.text;

import java.util.regex.Pattern;

/**
 * Cleans what people type or paste of what they do not see: pages, mails and office programs put no-break spaces, marks of
 * direction and byte order marks upon the clipboard. It is the one place for it (PRODUCT A). Passwords are not cleaned.
 */
public final class Typed {

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}]");

    private Typed() {}

    /**
     * Without white space and format characters around it. From the ends inwards: a pattern for what ends a text is tried
     * anew at every character of a gap within, which anybody may send (L-41).
     */
    public static String trimmed(String typed) {
        int start = 0;
        int end = typed.length();
        while (start < end && isUnseen(typed.codePointAt(start))) {
            start = typed.offsetByCodePoints(start, 1);
        }
        while (start < end && isUnseen(typed.codePointBefore(end))) {
            end = typed.offsetByCodePoints(end, -1);
        }
        return typed.substring(start, end);
    }

    /** A code: without them, and hyphens, anywhere; digits of all scripts as ASCII has them. */
    public static String code(String typed) {
        StringBuilder code = new StringBuilder();
        BETWEEN.matcher(typed).replaceAll("").codePoints().forEach(one -> {
            if (Character.getType(one) == Character.DECIMAL_DIGIT_NUMBER) {
                code.append(Character.digit(one, 10));
            } else {
                code.appendCodePoint(one);
            }
        });
        return code.toString();
    }

    private static boolean isUnseen(int one) {
        return (one >= '\t' && one <= '\r') || Character.isSpaceChar(one) || Character.getType(one) == Character.FORMAT;
    }
}
