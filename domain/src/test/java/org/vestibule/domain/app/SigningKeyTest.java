package org.vestibule.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.app.SigningKey.State;

/** S-126, S-129. */
class SigningKeyTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final SigningKey KEY = SigningKey.make(new UUID(0, 1), State.NEXT, NOW);

    @Test
    void it_is_of_2048_bits_and_its_halves_belong_together() throws GeneralSecurityException {
        assertEquals(2048, KEY.open().getModulus().bitLength());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KEY.secret());
        byte[] signed = signature.sign();
        signature.initVerify(KEY.open());
        assertTrue(signature.verify(signed));
    }

    @Test
    void it_is_read_back_from_what_is_kept() {
        SigningKey again = SigningKey.of(KEY.id(), State.NEXT, KEY.secret().getEncoded(), NOW);
        assertEquals(KEY, again);
        assertEquals(KEY.open(), again.open());
    }

    @Test
    void what_is_no_key_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> SigningKey.of(KEY.id(), State.NEXT, new byte[0], NOW));
        assertThrows(IllegalArgumentException.class, () -> SigningKey.of(KEY.id(), State.NEXT, new byte[] {1}, NOW));
    }

    @Test
    void it_comes_to_another_state() {
        SigningKey current = KEY.as(State.CURRENT, NOW.plusSeconds(1));
        assertEquals(State.CURRENT, current.state());
        assertEquals(NOW.plusSeconds(1), current.since());
        assertEquals(KEY.id(), current.id());
        assertEquals(KEY.secret(), current.secret());
    }

    @Test
    void its_text_shows_nothing_of_it() {
        String text = KEY.toString();
        assertEquals("SigningKey[" + KEY.id() + " NEXT …]", text);
        assertFalse(text.contains(KEY.secret().getPrivateExponent().toString()));
    }
}
