package org.vestibule.domain.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.domain.ForAll.forAll;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeCodeTest {

    /** Digits of several scripts, spaces of several kinds, and what injections are made of. */
    private static final String CHARACTERS = "0123456789 \t\n\r\u00a0\u202f\u2003٣६６²-+.,_eExX\u0000ÿ[]{}\"'%";

    /** S-032: spaces do not matter; it is one code however it is spaced. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                " 123456",
                "123456 ",
                "123 456",
                "1 2 3 4 5 6",
                "123\u00a0456",
                "123\u202f456",
                "123-456",
                "123\u2011456",
                "123456\u200b",
                "\ufeff123456",
                "\u202a123456\u202c",
                "１２３４５６",
                "١٢٣٤٥٦",
                "१२३४५६",
                "12３٤५6",
                "123456\r\n",
                "\t123456"
            })
    void six_digits_are_a_code_however_they_are_spaced(String typed) {
        assertEquals(123_456, OneTimeCode.parse(typed).orElseThrow().value());
    }

    /** S-032. */
    @Test
    void leading_zeros_count() {
        assertEquals(0, OneTimeCode.parse("000000").orElseThrow().value());
        assertEquals(42, OneTimeCode.parse("000 042").orElseThrow().value());
    }

    /** S-032. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "1",
                "12345",
                "1234567",
                "123456123456",
                "null",
                "[123456]",
                "[]",
                "{}",
                "12345六",
                "12345²",
                "-12345",
                "+12345",
                "123.456",
                "123,456",
                "12345a",
                "0x1e24",
                "1e0005",
                "123456\u0000",
                "' OR 1=1"
            })
    void anything_else_is_none(String typed) {
        assertTrue(OneTimeCode.parse(typed).isEmpty());
    }

    /** S-032, L-18: ten strings a case, 10,000 in all. */
    @Test
    void of_random_strings_only_six_digits_are_a_code() {
        forAll(
                random -> random.ints(10, 0, 12)
                        .mapToObj(length -> string(random, length))
                        .toList(),
                strings -> strings.forEach(typed -> assertEquals(
                        isSixDigits(typed), OneTimeCode.parse(typed).isPresent())));
    }

    /** L-18: the same over all of Unicode, where next to nothing is a code. */
    @Test
    void no_string_of_other_characters_is_a_code() {
        forAll(
                random -> random.ints(6, 0x80, 0x110000)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString(),
                typed -> assertFalse(OneTimeCode.parse(typed).isPresent()));
    }

    private static String string(RandomGenerator random, int length) {
        int most = random.nextBoolean() ? 12 : CHARACTERS.length(); // half of them of digits and spaces only
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(random.nextInt(most)));
        }
        return text.toString();
    }

    /** Written without regular expressions, to be another way to the same answer. */
    private static boolean isSixDigits(String typed) {
        int digits = 0;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (Character.isDigit(c)) {
                digits++;
            } else if (" \t\n\r\u00a0\u202f\u2003-".indexOf(c) < 0) {
                return false;
            }
        }
        return digits == 6;
    }
}
