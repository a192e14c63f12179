package org.vestibule.domain.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTest {

    @Test
    void a_name_is_a_line() {
        String longest = "é".repeat(Operator.LONGEST_NAME);

        assertEquals(Optional.of("Example <IT> & Co."), Operator.parseName(" Example <IT> & Co. "));
        assertEquals(Optional.of(longest), Operator.parseName(longest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u3164",
                "Example\nIT",
                "Example\u202EIT",
                "Example\u0007IT",
                "\uD800",
                "a@b",
                "jdbc://c"
            })
    void whatever_cannot_be_shown_in_one_is_no_name(String text) {
        assertEquals(Optional.empty(), Operator.parseName(text));
    }

    @Test
    void a_name_has_an_end() {
        assertEquals(Optional.empty(), Operator.parseName("a".repeat(Operator.LONGEST_NAME + 1)));
    }
}
