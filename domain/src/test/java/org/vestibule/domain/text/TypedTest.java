package org.vestibule.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TypedTest {

    @Test
    void what_is_not_seen_goes_from_both_ends_and_stays_within() {
        assertEquals("a\u00a0b", Typed.trimmed("\ufeff \u00a0a\u00a0b\u200b\u202c\n"));
        assertEquals("", Typed.trimmed("\u200b \ufeff"));
    }

    /** L-41: a gap within was run through anew from each of its characters. */
    @Test
    void a_gap_without_an_end_costs_no_time() {
        String gap = "a" + " ".repeat(1 << 20) + "b";
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertEquals(gap, Typed.trimmed(gap)));
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertEquals("ab", Typed.code(gap)));
    }

    @Test
    void a_character_of_two_units_goes_as_a_whole() {
        assertEquals("a", Typed.trimmed("\udb40\udc20a\udb40\udc20"), "tags are format characters");
        assertEquals("\ud83d\ude00", Typed.trimmed(" \ud83d\ude00 "));
    }

    @Test
    void a_code_is_left_with_what_counts() {
        assertEquals("123456", Typed.code("\u202a\u0661\u0662\u0663-\u0664 \uff15\u00a06\u202c"));
        assertEquals("\u00b2\u2460x", Typed.code("\u00b2 \u2460-x"), "digits only in name stay what they are");
    }
}
