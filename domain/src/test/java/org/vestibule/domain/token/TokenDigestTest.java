package org.vestibule.domain.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.domain.ForAll.forAll;

import org.junit.jupiter.api.Test;

class TokenDigestTest {

    @Test
    void it_goes_into_a_column_and_comes_back() {
        forAll(
                random -> {
                    byte[] bytes = new byte[32];
                    random.nextBytes(bytes);
                    return bytes;
                },
                bytes -> {
                    TokenDigest digest = TokenDigest.of(bytes);
                    assertArrayEquals(bytes, digest.bytes());
                    assertEquals(digest, TokenDigest.of(digest.bytes()));
                    assertEquals(64, digest.hex().length());
                });
    }
}
