package org.vestibule.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What somebody looks for in a list (PRODUCT A). */
class SoughtTest {

    @Test
    void it_is_cleaned_as_all_that_is_typed() {
        assertEquals(Optional.of(new Sought("ada")), Sought.parse("\u00a0ada\u200b\t"));
        assertEquals(Optional.of(new Sought("Zo\u00eb")), Sought.parse("Zoe\u0308"));
        assertEquals(Optional.of(new Sought("ada l")), Sought.parse("ada l"));
    }

    /** A database takes neither the one nor the other. */
    @Test
    void what_no_line_holds_is_left_out() {
        assertEquals(Optional.of(new Sought("ada")), Sought.parse("a\u0000d\ud800a\u202e"));
        for (String nothing : List.of("", " ", "\u0000", "\u200b\n", "\ufffd")) {
            assertEquals(Optional.empty(), Sought.parse(nothing));
        }
    }

    @Test
    void it_is_no_longer_than_what_could_be_found() {
        String letter = "\ud83d\ude00";
        assertEquals(
                letter.repeat(254),
                Sought.parse(letter.repeat(300)).orElseThrow().text());
        assertEquals(
                letter.repeat(254),
                Sought.parse(letter.repeat(254)).orElseThrow().text());
    }

    @Test
    void it_is_found_in_whatever_case() {
        Sought sought = Sought.parse("\u00c5S").orElseThrow();
        assertTrue(sought.in("\u00c5sa") && sought.in("m\u00e5s"));
        assertFalse(sought.in("Asa") || sought.in("\u00e5"));
        assertEquals("\u00c5S", sought.toString());
    }
}
