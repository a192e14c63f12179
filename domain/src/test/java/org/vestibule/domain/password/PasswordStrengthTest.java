package org.vestibule.domain.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.domain.ForAll.forAll;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordStrengthTest {

    private static final double LETTER = 4.7;
    private static final double ALL = Double.POSITIVE_INFINITY;
    private static final List<String> LISTED =
            List.of("123456", "password", "dragon", "wolf", "a1", "monkey", "silver", "violet");
    private static final KnownWords LIST = new KnownWords(PasswordStrengthTest::rank, Set.of());

    @Test
    void nothing_costs_nothing() {
        assertEquals(0, bits(""));
    }

    @ParameterizedTest
    @CsvSource({"x, 4.7", "X, 5.7", "7, 3.3", "_, 1", "%, 4.7", "é, 4.7", "ж, 4.7", "鷺, 10", "왜, 10", "🐙, 10"})
    void a_character_costs_the_choice_among_its_kind(String character, double bits) {
        assertEquals(bits, bits(character));
    }

    @ParameterizedTest
    @CsvSource({"123456, 1", "password, 2", "wolf, 3", "violet, 4"})
    void a_list_word_costs_its_place(String word, double bits) {
        assertEquals(bits, bits(word), 1e-9);
    }

    @Test
    void words_add_up() {
        assertEquals(2 + 1 + 4 + 1 + 3, bits("password violet_wolf"), 1e-9);
    }

    @Test
    void what_is_around_a_word_costs_its_letters() {
        assertEquals(2 * LETTER + 4 + 2 * LETTER, bits("qxvioletqx"), 1e-9);
    }

    @Test
    void a_year_is_one_of_two_hundred() {
        assertEquals(bits("1900"), bits("2099"));
        assertEquals(7.64, bits("1987"), 0.01);
        assertEquals(4 * 3.3, bits("1807"), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"Password, 1", "PASSWORD, 1", "passworD, 1", "PassWord, 2", "pAsSwOrD, 4", "PASSWoRD, 2"})
    void capitals_cost_little(String typed, int bits) {
        assertEquals(bits("password") + bits, bits(typed), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"p@ssword, 1", "p@$$w0rd, 4", "s1lver, 1", "s!lver, 1", "vio1et, 1", "v|ole7, 2", "P4ssw0rd, 3"})
    void a_sign_for_a_letter_costs_a_bit(String typed, int bits) {
        String word = Stream.of("password", "silver", "violet")
                .filter(listed -> Character.toLowerCase(typed.charAt(0)) == listed.charAt(0))
                .findFirst()
                .orElseThrow();
        assertEquals(bits(word) + bits, bits(typed), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcdefghij", "zyxwvutsrq", "0123456789", "9876543210", "qwertyuiop", "poiuytrewq", "asdfghjkl",
                "qwertzuiop", "azertyuiop", "1qaz2wsx3edc", "xsw2zaq1", "q1w2e3r4", "!@#$%^&*", "йцукенгшщз",
                "абвгдежз", "αβγδεζ", "aaaaaaaa", "QWERTYUIOP"
            })
    void a_row_costs_where_it_starts_and_how_far_it_goes(String row) {
        assertTrue(bits(row) < 12, () -> row + ": " + bits(row));
    }

    @Test
    void two_keys_are_no_row() {
        assertEquals(2 * LETTER, bits("qw"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q7w!xk", "mossy anvil hums ", "鷺🐙"})
    void a_repeated_unit_costs_little_more_than_once(String unit) {
        double once = bits(unit);
        assertEquals(once + 8, bits(unit.repeat(5)), 4);
        assertEquals(once + 8, bits(unit.repeat(5) + unit.substring(0, 1)), 4);
        assertEquals(once + 8 + LETTER, bits(unit.repeat(5) + "z"), 4);
        assertTrue(bits(unit.repeat(40)) < once + 16);
    }

    @Test
    void own_words_are_cheap_in_any_dress() {
        KnownWords own = LIST.with(List.of("Zoë Kowalczyk", "zk1961@example.org"));
        assertEquals(2 + 1, bits("Kowalczyk", own));
        assertEquals(2 + 2, bits("k0w4lczyk", own));
        assertEquals(2 + 1 + 2 + 2, bits("zoë zk1961example", own));
        assertTrue(bits("Kowalczyk") > 35);
    }

    @Test
    void own_words_below_three_letters_do_not_count() {
        assertEquals(bits("zk zo zk"), bits("zk zo zk", LIST.with(List.of("Zk Zo"))));
    }

    @Test
    void a_long_name_counts_as_several_words() {
        String name = "wolfeschlegelsteinhausenbergerdorff";
        assertEquals(2 + 2, bits(name, LIST.with(List.of(name))));
    }

    /** In Greek the last letter of a name looks different in small letters only, and Turkish has two letters i. */
    @ParameterizedTest
    @CsvSource({"Γιώργος, ΓΙΏΡΓΟΣ", "İnan, inan", "Yıldız, YILDIZ"})
    void own_words_are_found_in_any_case(String name, String typed) {
        assertTrue(bits(typed, LIST.with(List.of(name))) < 4);
    }

    @Test
    void measuring_stops_at_what_is_enough() {
        forAll(PasswordStrengthTest::patchwork, typed -> {
            PasswordStrength strength = new PasswordStrength(typed);
            assertEquals(Math.min(36, strength.bits(LIST, ALL)), strength.bits(LIST, 36), 1e-9);
        });
    }

    @Test
    void who_knows_more_words_needs_no_more_guesses() {
        forAll(
                PasswordStrengthTest::patchwork,
                typed -> assertTrue(bits(typed, LIST.with(List.of("Ann Smith", typed))) <= bits(typed)));
    }

    /** The list is asked for each piece of 3 to 20 characters, in three readings, at most. */
    @ParameterizedTest
    @MethodSource("crafted")
    void the_list_is_not_asked_without_end(String crafted) {
        AtomicInteger asked = new AtomicInteger();
        KnownWords counted = new KnownWords(
                word -> {
                    asked.incrementAndGet();
                    return rank(word);
                },
                Set.of());
        new PasswordStrength(crafted).bits(counted, 36);
        assertTrue(asked.get() <= 3 * 18 * crafted.length(), asked::toString);
    }

    /** The best of ten runs, so that a busy machine fails nothing. */
    @ParameterizedTest
    @MethodSource("crafted")
    void no_crafted_text_takes_long(String crafted) {
        long nanos = LongStream.range(0, 10)
                .map(run -> {
                    long start = System.nanoTime();
                    new PasswordStrength(crafted).bits(LIST, 36);
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
        assertTrue(
                nanos < Duration.ofMillis(10).toNanos(),
                () -> Duration.ofNanos(nanos).toString());
    }

    static Stream<String> crafted() {
        Random random = new Random(36);
        return Stream.of(
                "a".repeat(1024),
                "b" + "a".repeat(1023),
                "a".repeat(1023) + "b",
                "ab".repeat(512),
                "1".repeat(1000) + signs(random, "qxvzjkwpmtrd", 24),
                "!1|".repeat(341),
                "123456".repeat(166) + signs(random, "qxvzjkwpmtrd", 24),
                "p4ssw0rd".repeat(128),
                "abcdefghijklmnopqrstuvwxyz".repeat(39),
                signs(random, "0123456789", 1024),
                signs(random, "@4830$57+!1|", 1024),
                signs(random, "01", 1024),
                signs(random, "abcdefghijklmnopqrstuvwxyz", 1024),
                "😀".repeat(256),
                signs(random, "éüñß", 512));
    }

    private static String signs(RandomGenerator random, String of, int count) {
        return random.ints(count, 0, of.length())
                .mapToObj(index -> of.substring(index, index + 1))
                .collect(Collectors.joining());
    }

    private static String patchwork(RandomGenerator random) {
        List<String> patches =
                List.of("password", "P4ss", "smith", "qwe", "987", "aaaa", "2024", " ", "x", "é🐙", "1!");
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(patch -> patches.get(random.nextInt(patches.size())))
                .collect(Collectors.joining());
    }

    private static double bits(String typed) {
        return bits(typed, LIST);
    }

    private static double bits(String typed, KnownWords words) {
        return new PasswordStrength(typed).bits(words, ALL);
    }

    private static OptionalInt rank(String word) {
        return LISTED.contains(word) ? OptionalInt.of(LISTED.indexOf(word) + 1) : OptionalInt.empty();
    }
}
