package org.vestibule.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

    private static final List<String> NAMES = List.of("hash.lanes", "hash.passes", "hash.places");

    @ParameterizedTest
    @ValueSource(strings = {"hash.lanes", "hash.lane", "hash.laness", "hash.lamps", "ash.lan", "hash.lanes.no"})
    void three_letters_may_differ(String typed) {
        assertEquals(Optional.of("hash.lanes"), Nearest.of(typed, NAMES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "memory", "hash.l", "hash.lanes.not"})
    void four_may_not(String typed) {
        assertEquals(Optional.empty(), Nearest.of(typed, NAMES));
    }

    @Test
    void of_several_it_is_the_nearest() {
        assertEquals(Optional.of("hash.places"), Nearest.of("hash.place", NAMES));
        assertEquals(Optional.of("hash.passes"), Nearest.of("hash.passe", NAMES));
    }
}
