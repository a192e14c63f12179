package org.vestibule.domain.team;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "Ærø & Sons, Inc.", "A.B. Field Service", "Team 3.5", "Support (night)"})
    void a_name_is_kept_as_written(String name) {
        assertEquals(Optional.of(new TeamName(name)), TeamName.parse(" " + name + " "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u200b", "Acme\nroot", "Ac\u202Eme", "Acme https://evil", "visit evil.example", "a@b"})
    void nothing_invisible_and_no_link(String name) {
        assertEquals(Optional.empty(), TeamName.parse(name));
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 1000})
    void it_has_an_end(int length) {
        assertEquals(Optional.empty(), TeamName.parse("x".repeat(length)));
    }
}
