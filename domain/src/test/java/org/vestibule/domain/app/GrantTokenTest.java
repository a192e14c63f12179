package org.vestibule.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.domain.ForAll.forAll;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.app.GrantToken.Body;
import org.vestibule.domain.app.GrantToken.Use;

/** Tokens that are kept nowhere, and known by the key of their grant alone (S-121, S-125). */
class GrantTokenTest {

    private static final GrantKey KEY = GrantKey.make(new SplittableRandom(1));
    private static final UUID ACCOUNT = UUID.fromString("0192f0c4-9d5e-7000-8000-0123456789ab");
    private static final UUID GRANT = UUID.fromString("0192f0c4-9d5e-7000-8000-0123456789ac");
    private static final GrantToken TOKEN = KEY.token(new Body(ACCOUNT, GRANT, Use.REFRESH, 7));
    private static final int DOT = 36;

    @Test
    void it_is_read_back_from_its_text_and_made_again() {
        forAll(GrantTokenTest::any, body -> {
            GrantToken again = GrantToken.parse(KEY.token(body).text()).orElseThrow();
            assertEquals(KEY.token(body), again);
            assertEquals(KEY.token(body).hashCode(), again.hashCode());
            assertEquals(body, again.body());
            assertTrue(KEY.made(again));
            assertTrue(GrantKey.of(KEY.bytes()).made(again), "as kept");
        });
    }

    @Test
    void it_begins_with_its_account() {
        assertEquals(ACCOUNT.toString() + ".", TOKEN.text().substring(0, DOT + 1));
    }

    @Test
    void one_of_which_a_bit_was_flipped_was_not_made_of_the_key() {
        byte[] secret = Base64.getUrlDecoder().decode(TOKEN.text().substring(DOT + 1));
        for (int bit = 0; bit < secret.length * 8; bit++) {
            byte[] other = secret.clone();
            other[bit / 8] ^= (byte) (1 << (bit % 8));
            String text = TOKEN.text().substring(0, DOT + 1)
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(other);
            assertFalse(GrantToken.parse(text).filter(KEY::made).isPresent(), "bit " + bit);
        }
        for (int bit = 0; bit < 128; bit++) {
            UUID id = ACCOUNT;
            UUID other = new UUID(
                    id.getMostSignificantBits() ^ (bit < 64 ? 1L << bit : 0),
                    id.getLeastSignificantBits() ^ (bit < 64 ? 0 : 1L << (bit - 64)));
            GrantToken read =
                    GrantToken.parse(other + TOKEN.text().substring(DOT)).orElseThrow();
            assertFalse(KEY.made(read), "bit " + bit + " of the account");
        }
    }

    @Test
    void none_is_good_in_the_place_of_another() {
        UUID another = UUID.fromString("0192f0c4-9d5e-7000-8000-0123456789ad");
        for (Body other : List.of(
                new Body(another, GRANT, Use.REFRESH, 7),
                new Body(ACCOUNT, another, Use.REFRESH, 7),
                new Body(ACCOUNT, GRANT, Use.ACCESS, 7),
                new Body(ACCOUNT, GRANT, Use.COMPUTER_REFRESH, 7),
                new Body(ACCOUNT, GRANT, Use.REFRESH, 8),
                new Body(GRANT, ACCOUNT, Use.REFRESH, 7))) {
            assertFalse(KEY.made(new GrantToken(other, TOKEN.mac())), other::toString);
            assertNotEquals(TOKEN, new GrantToken(other, TOKEN.mac()));
        }
        assertFalse(GrantKey.make(new SplittableRandom(2)).made(TOKEN), "of another grant's key");
    }

    /** So that no two texts open one thing. */
    @Test
    void nothing_else_is_read() {
        String text = TOKEN.text();
        String secret = text.substring(DOT + 1);
        byte[] unknownUse = Base64.getUrlDecoder().decode(secret);
        unknownUse[16] = 5;
        for (String none : List.of(
                "",
                ".",
                secret,
                ACCOUNT.toString(),
                ACCOUNT + ".",
                "." + secret,
                text + "A",
                text + "=",
                text + " ",
                " " + text,
                text + "\n",
                text.substring(0, text.length() - 1),
                text.toUpperCase(Locale.ROOT),
                "1-1-1-1-1." + secret,
                ACCOUNT + ".." + secret,
                ACCOUNT + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(unknownUse),
                text.substring(0, text.length() - 1) + "+",
                text.substring(0, text.length() - 2) + "\u00e9\u00e9")) {
            assertEquals(Optional.empty(), GrantToken.parse(none), none);
        }
    }

    /** 57 bytes leave no bits over, so that each character counts. */
    @Test
    void each_character_counts() {
        String text = TOKEN.text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == '0' ? '1' : '0';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            assertFalse(GrantToken.parse(changed).filter(KEY::made).isPresent(), changed);
        }
    }

    @Test
    void a_key_has_its_length() {
        assertThrows(IllegalArgumentException.class, () -> GrantKey.of(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> GrantKey.of(new byte[33]));
        assertEquals(KEY, GrantKey.of(KEY.bytes()));
        assertEquals(KEY.hashCode(), GrantKey.of(KEY.bytes()).hashCode());
        KEY.bytes()[0]++;
        assertTrue(KEY.made(TOKEN), "a copy was given out");
    }

    private static Body any(RandomGenerator random) {
        return new Body(
                new UUID(random.nextLong(), random.nextLong()),
                new UUID(random.nextLong(), random.nextLong()),
                List.of(Use.values()).get(random.nextInt(4)),
                random.nextLong());
    }
}
