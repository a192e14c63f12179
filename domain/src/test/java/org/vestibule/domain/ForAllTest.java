package org.vestibule.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ForAllTest {

    @Test
    void a_property_that_holds_is_tried_a_thousand_times() {
        AtomicInteger tries = new AtomicInteger();
        ForAll.forAll(RandomGenerator::nextInt, number -> tries.incrementAndGet());
        assertEquals(1_000, tries.get());
    }

    @Test
    void what_breaks_a_property_is_made_simple() {
        String message = failure(1);
        assertTrue(message.startsWith("Broken by [64]\n"), message);
    }

    @Test
    void the_reported_seed_finds_the_same_value_first() {
        String message = failure(1);
        long seed = Long.parseLong(message.replaceAll("(?s).*-DforAll\\.seed=(-?\\d+).*", "$1"));
        assertEquals(message, failure(seed));
    }

    private static String failure(long firstSeed) {
        return assertThrows(
                        AssertionError.class,
                        () -> ForAll.forAll(firstSeed, ForAllTest::numbers, ForAllTest::areAllBelow64))
                .toString()
                .replace(AssertionError.class.getName() + ": ", "");
    }

    private static List<Integer> numbers(RandomGenerator random) {
        return random.ints(random.nextInt(10), 0, 128).boxed().toList();
    }

    private static void areAllBelow64(List<Integer> numbers) {
        numbers.forEach(number -> assertTrue(number < 64));
    }
}
