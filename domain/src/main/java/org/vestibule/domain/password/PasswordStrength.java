package org.vestibule.domain.password;

import java.util.Arrays;

/**
 * How hard a password is to guess for somebody who knows what people do, in bits: the binary logarithm of the guesses
 * that it takes. That is the cheapest way to put it together from words, rows of keys, repeats of what stands before
 * and, where nothing else fits, single characters.
 *
 * <p>Words and rows are bounded in length, and no way is followed that cannot be the cheapest, so that no crafted text
 * of 1,024 bytes takes more than a few milliseconds.
 */
final class PasswordStrength {

    private static final int SHORTEST_PIECE = 3; // in characters (code points), as is all that follows
    private static final String SEPARATORS = " -_.,";

    private final Spelling spelling;
    private final int[] text;
    private final int[] rowEnds;

    PasswordStrength(String password) {
        spelling = new Spelling(password);
        text = spelling.text();
        rowEnds = KeyRows.ends(text);
    }

    /**
     * Measures it, as far as that matters.
     *
     * @param enough in bits; what is stronger counts as this
     */
    double bits(KnownWords words, double enough) {
        int length = text.length;
        double[] cheapest = new double[length + 1]; // by where it ends
        Arrays.fill(cheapest, 1, length + 1, enough);
        int[] repeatEnds = new int[length]; // by how far back stands what is repeated
        for (int from = 0; from < length; from++) {
            if (cheapest[from] >= cheapest[length]) {
                continue;
            }
            lower(cheapest, from, from + 1, characterBits(from) + spelling.capitalBits(from, from + 1));
            for (int to = from + SHORTEST_PIECE; to <= Math.min(from + KnownWords.LONGEST, length); to++) {
                lower(cheapest, from, to, Math.min(rowBits(from, to), spelling.wordBits(words, from, to)));
            }
            for (int back = 1; back <= from; back++) {
                int to = repeatEnd(back, Math.max(from, repeatEnds[back]));
                repeatEnds[back] = to;
                if (to >= from + SHORTEST_PIECE) {
                    lower(cheapest, from, to, log2(back) + 1 + log2(to - from));
                }
            }
        }
        return cheapest[length];
    }

    private static void lower(double[] cheapest, int from, int to, double bits) {
        cheapest[to] = Math.min(cheapest[to], cheapest[from] + bits);
    }

    /** The choice among the characters that are as usual as this one. */
    private double characterBits(int at) {
        if (SEPARATORS.indexOf(text[at]) >= 0) {
            return 1;
        }
        if (text[at] >= '0' && text[at] <= '9') {
            return 3.3;
        }
        return text[at] < 0x3100 ? 4.7 : 10; // ideographs, Korean syllables, emoji: a thousand of each are in use
    }

    /** Where it starts, in which direction, how far it goes; infinite if it is no row. */
    private double rowBits(int from, int to) {
        return to <= rowEnds[from]
                ? characterBits(from) + 1 + log2(to - from) + spelling.capitalBits(from, to)
                : Double.POSITIVE_INFINITY;
    }

    private int repeatEnd(int back, int from) {
        int length = Arrays.mismatch(text, from, text.length, text, from - back, text.length - back);
        return length < 0 ? text.length : from + length;
    }

    private static int log2(int positive) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(positive);
    }
}
