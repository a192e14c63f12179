package org.vestibule.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S-123. */
class CodeChallengeTest {

    /** RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final CodeChallenge challenge = CodeChallenge.parse(CHALLENGE).orElseThrow();

    @Test
    void it_is_met_by_the_verifier_of_the_standard() {
        assertTrue(challenge.isMetBy(VERIFIER));
    }

    @Test
    void no_other_meets_it() {
        for (int i = 0; i < VERIFIER.length(); i++) {
            char other = VERIFIER.charAt(i) == 'a' ? 'b' : 'a';
            assertFalse(challenge.isMetBy(VERIFIER.substring(0, i) + other + VERIFIER.substring(i + 1)), "at " + i);
        }
        assertFalse(challenge.isMetBy(CHALLENGE), "as with plain");
        assertFalse(challenge.isMetBy(""));
    }

    /** RFC 7636 §4.1: 43 to 128 characters, however right the digest of others would be. */
    @Test
    void a_verifier_has_its_length_and_its_letters() throws GeneralSecurityException {
        assertTrue(of("v".repeat(43)).isMetBy("v".repeat(43)));
        assertTrue(of("-._~".repeat(32)).isMetBy("-._~".repeat(32)));
        for (String none : new String[] {"v".repeat(42), "v".repeat(129), "v".repeat(43) + "=", "é".repeat(43), ""}) {
            assertFalse(of(none).isMetBy(none), none);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cMM",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c\n",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw.cM"
            })
    void what_no_digest_looks_like_is_none(String text) {
        assertEquals(Optional.empty(), CodeChallenge.parse(text));
    }

    private static CodeChallenge of(String verifier) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
        return CodeChallenge.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
                .orElseThrow();
    }
}
