package org.vestibule.domain.password;

import java.util.List;

/** What fingers run along, in either direction: the alphabet, the keyboard, one key again and again. */
final class KeyRows {

    /** The alphabet, then the keys of the US by rows and by columns, of Germany, France and Russia by rows. */
    private static final List<String> ROWS = List.of(
            "0123456789abcdefghijklmnopqrstuvwxyz",
            "1234567890qwertyuiopasdfghjklzxcvbnm",
            "!@#$%^&*()_+",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
            "qazwsxedcrfvtgbyhnujmikolp",
            "1q2w3e4r5t6y7u8i9o0p",
            "q1w2e3r4t5y6u7i8o9p0",
            "qwertzuiopüasdfghjklöäyxcvbnm",
            "azertyuiopqsdfghjklmwxcvbn",
            "йцукенгшщзхъфывапролджэячсмитьбю");

    private KeyRows() {}

    /** For each character of a text in lower case, how far one can go on from it along a row. */
    static int[] ends(int[] text) {
        int[] ends = new int[text.length];
        for (String row : ROWS) {
            int end = text.length;
            int step = Integer.MAX_VALUE;
            for (int from = text.length - 1; from >= 0; from--) {
                int next = from + 1 == text.length
                        ? Integer.MAX_VALUE
                        : place(row, text[from + 1]) - place(row, text[from]);
                if (next != step) {
                    step = next;
                    end = from + 2;
                }
                ends[from] = Math.max(ends[from], Math.abs(step) <= 1 ? end : from + 1);
            }
        }
        return ends;
    }

    /** Characters that are not on the row follow it in the order of Unicode. */
    private static int place(String row, int character) {
        int place = row.indexOf(character);
        return place < 0 ? row.length() + character : place;
    }
}
