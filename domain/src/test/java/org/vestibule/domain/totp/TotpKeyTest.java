package org.vestibule.domain.totp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.domain.ForAll.forAll;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpKeyTest {

    private static final TotpKey KEY = TotpKey.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final AcceptanceWindow ZERO = new AcceptanceWindow(0);
    private static final AcceptanceWindow ONE = new AcceptanceWindow(1);

    /** A step of 30 seconds from 12:00:00, whose code and those of its neighbours all differ. */
    private static final TimeStep NOON = TimeStep.at(Instant.parse("2026-11-24T12:00:00Z"));

    /** S-024: codes of T-2 to T+2, in the middle of T. */
    @ParameterizedTest
    @CsvSource({"-2, false, false", "-1, false, true", "0, true, true", "1, false, true", "2, false, false"})
    void only_steps_of_the_window_match(long away, boolean withinZero, boolean withinOne) {
        Instant middle = Instant.parse("2026-11-24T12:00:15Z");
        TimeStep step = NOON.plus(away);
        assertEquals(Optional.of(step).filter(s -> withinZero), KEY.match(codeOf(step), middle, ZERO));
        assertEquals(Optional.of(step).filter(s -> withinOne), KEY.match(codeOf(step), middle, ONE));
    }

    /** S-024: half a second on either side of every edge at which the code of noon begins or ceases to match. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-24T11:59:29.500Z, false, false",
        "2026-11-24T11:59:30.500Z, false, true",
        "2026-11-24T11:59:59.500Z, false, true",
        "2026-11-24T12:00:00.000Z, true,  true",
        "2026-11-24T12:00:00.500Z, true,  true",
        "2026-11-24T12:00:29.500Z, true,  true",
        "2026-11-24T12:00:30.000Z, false, true",
        "2026-11-24T12:00:30.500Z, false, true",
        "2026-11-24T12:00:59.500Z, false, true",
        "2026-11-24T12:01:00.500Z, false, false"
    })
    void a_code_matches_from_edge_to_edge(Instant now, boolean withinZero, boolean withinOne) {
        assertEquals(withinZero, KEY.match(codeOf(NOON), now, ZERO).isPresent());
        assertEquals(withinOne, KEY.match(codeOf(NOON), now, ONE).isPresent());
    }

    /** S-021: beyond 32 bits of seconds, signed and unsigned; the last is a vector of RFC 6238. */
    @ParameterizedTest
    @CsvSource({
        "2039-01-01T00:00:00Z, 2177452800",
        "2106-02-07T06:28:16Z, 4294967296",
        "2603-10-11T11:33:20Z, 20000000000"
    })
    void years_far_off_match(Instant now, long second) {
        TimeStep step = new TimeStep(second / 30);
        assertEquals(Optional.of(step), KEY.match(codeOf(step), now, ZERO));
        assertTrue(KEY.match(codeOf(step.plus(2)), now, ONE).isEmpty());
    }

    /** S-020. */
    @Test
    void the_last_six_digits_of_a_vector_match() {
        OneTimeCode code = OneTimeCode.parse("353130").orElseThrow();
        Instant now = Instant.ofEpochSecond(20_000_000_000L);
        assertEquals(Optional.of(TimeStep.at(now)), KEY.match(code, now, ZERO));
    }

    /** The later one, so that a code which is good for two steps spends both. Both collisions were found by search. */
    @ParameterizedTest
    @CsvSource({"59061240, 1", "61331809, 2"})
    void of_two_steps_with_the_same_code_the_later_matches(long number, int apart) {
        TimeStep earlier = new TimeStep(number);
        TimeStep later = earlier.plus(apart);
        assertEquals(reference(KEY, earlier), reference(KEY, later));
        Instant now = Instant.ofEpochSecond((number + 1) * 30);
        assertEquals(Optional.of(later), KEY.match(codeOf(earlier), now, ONE));
    }

    private record Moment(TotpKey key, Instant now) {}

    @Test
    void it_agrees_with_another_implementation() {
        forAll(
                random ->
                        new Moment(TotpKey.make(random), Instant.ofEpochMilli(random.nextLong(0, 20_000_000_000_000L))),
                moment -> LongStream.rangeClosed(-2, 2)
                        .mapToObj(TimeStep.at(moment.now)::plus)
                        .map(step -> reference(moment.key, step))
                        .forEach(code -> assertEquals(
                                expected(moment, code),
                                moment.key.match(OneTimeCode.parse(code).orElseThrow(), moment.now, ONE))));
    }

    private static Optional<TimeStep> expected(Moment moment, String code) {
        return Stream.of(1, 0, -1)
                .map(TimeStep.at(moment.now)::plus)
                .filter(step -> reference(moment.key, step).equals(code))
                .findFirst();
    }

    /** S-022. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10, 16, 19, 21, 32, 64})
    void a_key_of_another_length_is_none(int length) {
        assertThrows(IllegalArgumentException.class, () -> TotpKey.of(new byte[length]));
    }

    /** S-022: 160 bits, each of them set in about half of the keys. */
    @Test
    void new_keys_are_long_and_random() {
        SplittableRandom random = new SplittableRandom(22);
        Set<String> keys = Stream.generate(() -> TotpKey.make(random).base32())
                .limit(1_000)
                .collect(Collectors.toSet());
        assertEquals(1_000, keys.size());
        assertTrue(keys.stream().allMatch(key -> key.matches("[A-Z2-7]{32}")));
        for (int position = 0; position < 32; position++) {
            int here = position;
            assertEquals(
                    32, keys.stream().map(key -> key.charAt(here)).distinct().count());
        }
    }

    @Test
    void a_key_is_kept_whole_and_apart() {
        byte[] bytes = KEY.bytes();
        TotpKey copy = TotpKey.of(bytes);
        assertEquals(KEY, copy);
        assertEquals(KEY.hashCode(), copy.hashCode());
        bytes[0]++;
        assertArrayEquals(KEY.bytes(), copy.bytes());
        assertNotEquals(KEY, TotpKey.of(bytes));
    }

    private static OneTimeCode codeOf(TimeStep step) {
        return OneTimeCode.parse(reference(KEY, step)).orElseThrow();
    }

    /** RFC 6238 once more, from SHA-1 and hexadecimal digits (RFC 2104 §2, RFC 4226 §5.3). */
    private static String reference(TotpKey key, TimeStep step) {
        byte[] counter = ByteBuffer.allocate(8).putLong(step.number()).array();
        byte[] mac = sha1(padded(key, 0x5c), sha1(padded(key, 0x36), counter));
        String hex = HexFormat.of().formatHex(mac);
        int start = 2 * Character.digit(hex.charAt(39), 16);
        long number = Long.parseLong(hex.substring(start, start + 8), 16) % (1L << 31);
        return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    }

    private static byte[] padded(TotpKey key, int pad) {
        byte[] block = ByteBuffer.allocate(64).put(key.bytes()).array();
        for (int i = 0; i < block.length; i++) {
            block[i] ^= (byte) pad;
        }
        return block;
    }

    private static byte[] sha1(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }
}
