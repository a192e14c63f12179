package org.vestibule.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A concern under test; settings are given by full name, as an operator writes them. */
record Concern<T>(Function<Values, T> from) {

    /** @param told by full name, what is said to hold unless it is set */
    void assertDefaults(T expected, Map<String, String> told) {
        Values nothing = new Values(Map.of());
        assertEquals(expected, from.apply(nothing));
        assertEquals(told, nothing.defaults());
        assertEquals(List.of(), nothing.problems());
    }

    /** That each setting there is was given and lands, for without any of them something else comes out. */
    void assertMapping(T expected, Map<String, String> all) {
        Values values = new Values(all);
        assertEquals(expected, from.apply(values));
        assertEquals(List.of(), values.problems());
        assertEquals(all.keySet(), values.defaults().keySet());
        for (String name : all.keySet()) {
            Map<String, String> others = new HashMap<>(all);
            others.remove(name);
            assertNotEquals(expected, from.apply(new Values(others)), name);
        }
    }

    void assertTold(List<String> sentences, Map<String, String> set) {
        Values values = new Values(set);
        T read = from.apply(values);
        assertEquals(sentences, values.problems(), () -> set + " was read as " + read);
    }

    void assertRight(String name, String... texts) {
        for (String text : texts) {
            assertTold(List.of(), Map.of(name, text));
        }
    }

    void assertWrong(String sentence, String name, String... texts) {
        for (String text : texts) {
            assertTold(List.of(sentence), Map.of(name, text));
        }
    }

    /** That it is a whole number from the one to the other. */
    void assertWhole(String name, int least, int most) {
        assertRight(name, "" + least, "" + most);
        assertWrong(
                name + " must be a whole number from " + least + " to " + most,
                name,
                "" + (least - 1),
                "" + (most + 1),
                "99999999999999999999",
                least + ".0",
                least + " " + most,
                "many",
                "");
    }
}
