package org.vestibule.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** S-130. */
class ClientSecretTest {

    private final ClientSecret secret = ClientSecret.make(new SplittableRandom(1));

    @Test
    void it_is_read_back_and_known_by_its_digest() {
        ClientSecret again = ClientSecret.parse(secret.text()).orElseThrow();
        assertEquals(secret, again);
        assertEquals(secret.hashCode(), again.hashCode());
        assertTrue(again.isKnownBy(secret.digest()));
        assertEquals(43, secret.text().length());
    }

    @Test
    void another_is_not() {
        ClientSecret other = ClientSecret.make(new SplittableRandom(2));
        assertNotEquals(secret, other);
        assertFalse(other.isKnownBy(secret.digest()));
    }

    /** So that no two texts are one secret. */
    @Test
    void nothing_else_is_read() {
        String text = secret.text();
        String last = text.substring(0, 42);
        long readable = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .chars()
                .filter(one -> ClientSecret.parse(last + (char) one).isPresent())
                .count();
        assertEquals(16, readable, "of four, those whose last bits are nothing");
        for (String none : List.of("", text + "A", text + "=", " " + text, last, text + "\n", "+".repeat(43))) {
            assertEquals(Optional.empty(), ClientSecret.parse(none), none);
        }
    }
}
