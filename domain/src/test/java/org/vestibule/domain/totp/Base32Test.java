package org.vestibule.domain.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Base32Test {

    /** RFC 4648 §10, those of its vectors that have no padding, and a key's length. */
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "fooba, MZXW6YTB",
        "foobafooba, MZXW6YTBMZXW6YTB",
        "12345678901234567890, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    })
    void it_encodes_as_rfc_4648_says(String text, String expected) {
        assertEquals(expected, Base32.encode(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @CsvSource({"0, AAAAAAAA", "-1, 77777777"})
    void leading_zeros_and_high_bits_are_kept(byte each, String expected) {
        assertEquals(expected, Base32.encode(new byte[] {each, each, each, each, each}));
    }
}
