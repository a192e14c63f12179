package org.vestibule.domain.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void what_a_browser_calls_itself_is_cut_and_made_printable() {
        assertEquals("a".repeat(256), browser("a".repeat(10_000)));
        assertEquals("curl/8�INFO signed in", browser("curl/8\nINFO signed in"));
        assertEquals("��[31m�", browser("\u0000\u001b[31m\u202e"));
    }

    @Test
    void a_character_is_not_cut_in_two() {
        assertEquals("a".repeat(255) + "�", browser("a".repeat(255) + "😀"));
    }

    private static String browser(String claimed) {
        return new Origin("192.0.2.1", claimed).browser();
    }
}
