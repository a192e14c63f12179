package org.vestibule.domain.password;

import java.util.stream.IntStream;

/** How a password is spelled: which letters are capitals, and which signs may stand for letters. */
final class Spelling {

    private static final String SIGNS = "@4830$57+!1|";
    private static final String LETTERS = "aabeosstt";

    private final int[] typed;
    private final int[] text;
    private final int[][] readings;

    Spelling(String password) {
        typed = password.codePoints().toArray();
        text = KnownWords.lowerCase(password).codePoints().toArray();
        readings = new int[][] {text, read(LETTERS + "iii"), read(LETTERS + "lll")};
    }

    /** In lower case, by characters (code points). */
    int[] text() {
        return text;
    }

    /** As a word, in whatever reading; infinite if it is none. Each sign that stands for a letter costs a bit. */
    double wordBits(KnownWords words, int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        for (int[] reading : readings) {
            int signs = differences(reading, text, from, to);
            if (reading == text || signs > 0) {
                least = Math.min(least, signs + words.bits(new String(reading, from, to - from)));
            }
        }
        return least + capitalBits(from, to);
    }

    /** One bit for the first letter or for all, more for a mixture. */
    int capitalBits(int from, int to) {
        int capitals = differences(typed, text, from, to);
        return Math.min(capitals, 1 + to - from - capitals);
    }

    private int[] read(String letters) {
        return IntStream.of(text)
                .map(character -> SIGNS.indexOf(character) < 0 ? character : letters.charAt(SIGNS.indexOf(character)))
                .toArray();
    }

    private static int differences(int[] one, int[] other, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) { // no stream: it is asked for each piece
            count += one[i] == other[i] ? 0 : 1;
        }
        return count;
    }
}
