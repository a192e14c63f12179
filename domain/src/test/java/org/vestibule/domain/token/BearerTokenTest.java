package org.vestibule.domain.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.domain.ForAll.forAll;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

    private static final String OWNER = "0192f0c4-9d5e-7000-8000-0123456789ab";
    private static final String SECRET = "abcdefghijklmnopqrstuvwxyz-_ABCDEFGHIJKLMNA"; // 43 characters
    private static final String TEXT = OWNER + "." + SECRET;

    @Test
    void it_is_read_back_from_its_text() {
        forAll(random -> BearerToken.make(new UUID(random.nextLong(), random.nextLong()), random), token -> {
            BearerToken again = BearerToken.parse(token.text()).orElseThrow();
            assertEquals(token, again);
            assertEquals(token.owner(), again.owner());
            assertEquals(token.digest(), again.digest());
            assertEquals(token.hashCode(), again.hashCode());
        });
    }

    @Test
    void it_names_its_owner_and_differs_by_owner_and_secret() {
        BearerToken token = parsed(TEXT);
        assertEquals(UUID.fromString(OWNER), token.owner());
        assertEquals(TEXT, token.text());
        assertNotEquals(token, parsed(TEXT.replace("89ab", "89ac")));
        assertNotEquals(token, parsed(TEXT.replace(".a", ".b")));
    }

    /** So that no two texts open one thing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                OWNER,
                SECRET,
                OWNER + ".",
                "." + SECRET,
                TEXT + "A",
                TEXT + "=",
                TEXT + " ",
                " " + TEXT,
                TEXT + "\n",
                OWNER + ".." + SECRET,
                OWNER + ". " + SECRET,
                OWNER + "-" + SECRET,
                OWNER + ".AAAA" + SECRET,
                OWNER + "-0." + SECRET,
                "1-2-3-4-5." + SECRET,
                "0192F0C4-9D5E-7000-8000-0123456789AB." + SECRET,
                "not-an-owner." + SECRET,
                OWNER + ".abcdefghijklmnopqrstuvwxyz+/ABCDEFGHIJKLMNA",
                OWNER + ".abcdefghijklmnopqrstuvwxyz-_ABCDEFGHIJKLMN",
                OWNER + ".abcdefghijklmnopqrstuvwxyz-_ABCDEFGHIJKLMNB",
                OWNER + ".abcdefghijklmnopqrstuvwxyz-_ABCDEFGHIJKLMNü"
            })
    void anything_that_it_never_wrote_is_none(String text) {
        assertTrue(BearerToken.parse(text).isEmpty());
    }

    /** S-080: 256 bits, no two alike. */
    @Test
    void ten_thousand_are_long_and_unique() {
        SplittableRandom random = new SplittableRandom(80);
        UUID owner = UUID.fromString(OWNER);
        var texts = Stream.generate(() -> BearerToken.make(owner, random).text())
                .limit(10_000)
                .collect(Collectors.toSet());
        assertEquals(10_000, texts.size());
        assertTrue(texts.stream().allMatch(text -> text.matches(OWNER + "\\.[A-Za-z0-9_-]{43}")));
    }

    /** S-080: what is stored. */
    @Test
    void its_digest_is_the_sha_256_of_its_secret() throws NoSuchAlgorithmException {
        byte[] zeros = new byte[32];
        BearerToken token = parsed(OWNER + "." + "A".repeat(43));
        assertArrayEquals(
                MessageDigest.getInstance("SHA-256").digest(zeros),
                token.digest().bytes());
        assertNotEquals(token.digest(), parsed(TEXT).digest());
    }

    private static BearerToken parsed(String text) {
        return BearerToken.parse(text).orElseThrow();
    }
}
