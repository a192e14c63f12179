package org.vestibule.domain.password;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    /** S-003. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", " Leading and trailing ", "MiXeD", "a\u0000b", "tab\tand\nline", "ﬁ ™ ½ Ａ"})
    void nothing_is_changed(String typed) {
        assertArrayEquals(typed.getBytes(StandardCharsets.UTF_8), bytes(typed));
    }

    /** S-003. */
    @ParameterizedTest
    @ValueSource(ints = {64, 72, 73, 128, 1_023})
    void nothing_is_cut(int length) {
        String typed = "p".repeat(length);
        assertEquals(length, bytes(typed).length);
        assertFalse(Arrays.equals(bytes(typed), bytes(typed + "q")));
    }

    /** S-004: NFC, whatever the keyboard made of it. */
    @Test
    void composed_and_decomposed_are_the_same() {
        assertArrayEquals(bytes("caf\u00e9 \u00c5 \uac00"), bytes("cafe\u0301 \u212b \u1100\u1161"));
        assertEquals(4, Password.parse("cafe\u0301").orElseThrow().length());
    }

    /** S-004: a code point is one character. */
    @Test
    void an_emoji_is_one_character() {
        assertEquals(15, Password.parse("😀".repeat(15)).orElseThrow().length());
    }

    /** S-002, S-013. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "😀"})
    void it_has_1024_bytes_at_most(String character) {
        int size = character.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(Password.parse(character.repeat(1_024 / size)).isPresent());
        assertTrue(Password.parse(character.repeat(1_024 / size) + "a").isEmpty());
        assertTrue(Password.parse(character.repeat(1 << 20)).isEmpty());
    }

    private static byte[] bytes(String typed) {
        return Password.parse(typed).orElseThrow().bytes();
    }
}
