package org.vestibule.domain.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann",
                "X Æ A-12",
                "Siobhán O'Neil-d'Arc, PhD",
                "山田 太郎",
                "محمد",
                "שרה",
                "नरेन्द्र",
                "<b>Bob</b>",
                "🦄"
            })
    void people_are_called_as_they_like(String name) {
        assertEquals(name, parsed(name));
        assertEquals(name, PersonName.parse(name).orElseThrow().toString());
    }

    @Test
    void blanks_around_it_are_dropped_and_accents_composed() {
        assertEquals("Zoë", parsed(" \t Zoe\u0308\r\n"));
        assertEquals("Ann Lee", parsed("\u3000Ann Lee\u2003"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n",
                "\u2003\u3000",
                "\u00a0",
                "\u200b\u200d",
                "\ufeff",
                "\u3164",
                "\u115f\u1160",
                "\u2800",
                "\uffa0 \u3164",
                "\u0301"
            })
    void a_name_that_nobody_can_see_is_none(String typed) {
        assertTrue(PersonName.parse(typed).isEmpty());
    }

    /** Counted in code points: an astral character is one. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "山", "😀", "\ud835\udc00"})
    void a_hundred_characters_fit(String character) {
        assertEquals(character.repeat(100), parsed(character.repeat(100)));
        assertTrue(PersonName.parse(character.repeat(101)).isEmpty());
    }

    /** Line ends would begin a mail header; the others reorder or cut the text around the name. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, '\t', '\n', '\r', 0x1b, 0x7f, 0x85, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066,
                0x2067, 0x2068, 0x2069, 0xd800, 0xdfff
            })
    void controls_are_in_no_name(int codePoint) {
        assertTrue(
                PersonName.parse("Ann" + Character.toString(codePoint) + "Lee").isEmpty());
    }

    private static String parsed(String typed) {
        return PersonName.parse(typed).orElseThrow().value();
    }
}
