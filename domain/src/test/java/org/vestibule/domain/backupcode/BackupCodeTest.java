package org.vestibule.domain.backupcode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.domain.ForAll.forAll;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String GROUPS = "[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){2}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W2K9D-DJ0V1-3NS6Z",
                "w2k9d-dj0v1-3ns6z",
                "W2K9DDJ0V13NS6Z",
                "  w2k9d dj0v1 3ns6z\r\n",
                "W2K9D-DJOVI-3NS6Z",
                "w2k9d-djovl-3ns6z",
                "W-2-K-9-D--D J 0 V 1\t3NS6Z",
                "W2K9D–DJ0V1—3NS6Z",
                "W2K9D\u2011DJ0V1\u00a03NS6Z",
                "\ufeffW2K9D-DJ0V1-\u200b3NS6Z\u202c",
                "W２K９D-DJ٠V١-٣NS٦Z"
            })
    void a_code_is_read_however_it_is_spelled(String typed) {
        BackupCode code = BackupCode.parse(typed).orElseThrow();
        assertEquals("W2K9D-DJ0V1-3NS6Z", code.text());
        assertArrayEquals("W2K9DDJ0V13NS6Z".getBytes(StandardCharsets.US_ASCII), code.bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " - - ",
                "123456",
                "W2K9D-DJPV2-3NS6",
                "W2K9D-DJPV2-3NS6ZZ",
                "W2K9D-DJPV2-3NS6U",
                "W2K9D-DJPV2-3NS6*",
                "W2K9D-DJPV2-3NS6.",
                "W2K9D_DJPV2_3NS6Z",
                "W2K9D-DJPV2-3NS6\u0417",
                "W2K9D-DJPV2-3NS6Z\u0000"
            })
    void anything_else_is_none(String typed) {
        assertTrue(BackupCode.parse(typed).isEmpty());
    }

    private record Typed(BackupCode code, String text) {}

    @Test
    void every_code_is_read_back_from_any_spelling() {
        forAll(
                random -> {
                    BackupCode code = make(random);
                    return new Typed(code, spelled(code, random));
                },
                typed -> assertEquals(Optional.of(typed.code), BackupCode.parse(typed.text)));
    }

    @Test
    void a_code_is_read_back_from_its_text_and_no_other() {
        forAll(BackupCodeTest::make, code -> {
            String text = code.text();
            BackupCode parsed = BackupCode.parse(text).orElseThrow();
            assertEquals(code, parsed);
            assertEquals(code.hashCode(), parsed.hashCode());
            assertEquals(text, parsed.text());
            String other = (text.charAt(0) == 'A' ? "B" : "A") + text.substring(1);
            assertNotEquals(Optional.of(code), BackupCode.parse(other));
        });
    }

    /** S-041: 75 bits each, of one alphabet, no two alike, no character preferred. */
    @Test
    void a_thousand_sets_are_distinct_and_even() {
        RandomGenerator random = new SplittableRandom(41);
        List<List<BackupCode>> sets =
                Stream.generate(() -> BackupCode.makeSet(random)).limit(1_000).toList();
        assertTrue(sets.stream().allMatch(set -> set.size() == 10 && new HashSet<>(set).size() == 10));

        List<String> texts =
                sets.stream().flatMap(List::stream).map(BackupCode::text).toList();
        assertEquals(10_000, new HashSet<>(texts).size());
        assertTrue(texts.stream().allMatch(text -> text.matches(GROUPS)));

        Map<Character, Long> counts = texts.stream()
                .flatMap(text -> text.replace("-", "").chars().mapToObj(c -> (char) c))
                .collect(Collectors.groupingBy(c -> c, Collectors.counting()));
        assertEquals(ALPHABET.length(), counts.size());
        double even = 10_000 * 15.0 / ALPHABET.length();
        counts.values().forEach(count -> assertEquals(even, count, even / 10));
    }

    /** A source that repeats itself yields no code twice in one set. */
    @Test
    void a_set_has_no_code_twice() {
        SplittableRandom random = new SplittableRandom(1);
        int[] call = {0};
        List<BackupCode> set = BackupCode.makeSet(() -> call[0]++ < 45 ? 0 : random.nextLong());
        assertEquals(10, new HashSet<>(set).size());
    }

    private static BackupCode make(RandomGenerator random) {
        return BackupCode.parse(random.ints(15, 0, ALPHABET.length())
                        .mapToObj(i -> ALPHABET.substring(i, i + 1))
                        .collect(Collectors.joining()))
                .orElseThrow();
    }

    private static String spelled(BackupCode code, RandomGenerator random) {
        StringBuilder typed = new StringBuilder();
        for (String character : code.text().replace("-", "").split("", -1)) {
            String read = switch (character) {
                case "0" -> pick(random, "0", "O");
                case "1" -> pick(random, "1", "I", "L");
                default -> character;
            };
            typed.append(random.nextBoolean() ? read.toLowerCase(Locale.ROOT) : read);
            typed.append(pick(random, "", "", "", "-", " ", " - ", "\t", "\u00a0", "–"));
        }
        return typed.toString();
    }

    private static String pick(RandomGenerator random, String... from) {
        return from[random.nextInt(from.length)];
    }
}
