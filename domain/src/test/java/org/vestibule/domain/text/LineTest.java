package org.vestibule.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTest {

    private static final int LONGEST = 5;

    /** One code, one cause. */
    @ParameterizedTest
    @CsvSource({
        "'', MISSING",
        "'  ', MISSING",
        "'\u00a0\u200b\ufeff', MISSING",
        "'\u3164', EMPTY_LOOKING",
        "'\u2800\u2800', EMPTY_LOOKING",
        "'\u0301', EMPTY_LOOKING",
        "'abcdef', TOO_LONG",
        "'a\ufffdb', UNREADABLE",
        "'a\u202eb', UNREADABLE",
        "'a\u0007b', UNREADABLE",
        "'a\u2028b', UNREADABLE"
    })
    void what_is_wrong_has_one_name(String typed, Line.Fault fault) {
        assertEquals(Optional.of(fault), Line.fault(typed, LONGEST));
    }

    @Test
    void characters_are_counted_as_they_are_kept() {
        assertEquals(Optional.empty(), Line.fault("\ud83e\udd84\ud83e\udd84abc", LONGEST));
        assertEquals(Optional.empty(), Line.fault(" \u200eZoe\u0308 \ufeff", 3));
        assertEquals(3, Line.length(" Zoe\u0308 "));
        assertEquals("Zo\u00eb", Line.of("\u00a0Zoe\u0308\u200b"));
    }
}
