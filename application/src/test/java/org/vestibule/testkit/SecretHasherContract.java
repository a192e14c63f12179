package org.vestibule.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.password.HashCost;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;

/** What every adapter of {@link SecretHasher} keeps. */
public interface SecretHasherContract {

    /** What is put to the test, at some cost. */
    SecretHasher hasher();

    /** Another of the same kind, at a higher cost. */
    SecretHasher costlierHasher();

    @Test
    default void a_password_verifies_against_its_hash_alone() {
        PasswordHash hash = hasher().hash(password("seven quiet herons"));
        assertTrue(hasher().verify(password("seven quiet herons"), hash));
        assertFalse(hasher().verify(password("seven quiet heron"), hash));
        assertFalse(hasher().verify(password("Seven quiet herons"), hash));
        assertFalse(hasher().verify(password("seven quiet herons "), hash));
        assertFalse(hasher().verify(password(""), hash));
    }

    /** S-003. */
    @Test
    default void every_byte_of_a_long_password_counts() {
        String text = "é".repeat(Password.LONGEST / 2);
        PasswordHash hash = hasher().hash(password(text));
        assertTrue(hasher().verify(password(text), hash));
        assertFalse(hasher().verify(password(text.substring(1)), hash));
        assertFalse(hasher().verify(password(text.substring(0, text.length() - 1) + "e"), hash));
    }

    /** S-011. */
    @Test
    default void the_same_password_never_gives_the_same_hash() {
        assertNotEquals(hasher().hash(password("seven quiet herons")), hasher().hash(password("seven quiet herons")));
    }

    @Test
    default void a_hash_is_kept_in_phc_form() {
        assertTrue(hasher().hash(password("seven quiet herons")).phc().startsWith("$argon2id$v=19$m="));
        assertTrue(decoy().phc().startsWith("$argon2id$v=19$m="));
        assertTrue(hasher().recipe().startsWith("$argon2id$v=19$m="));
    }

    /** S-012. */
    @Test
    default void a_hash_of_another_cost_still_verifies_and_is_outdated() {
        PasswordHash hash = hasher().hash(password("seven quiet herons"));
        assertFalse(hasher().outdated(hash));
        assertTrue(costlierHasher().outdated(hash));
        assertTrue(costlierHasher().verify(password("seven quiet herons"), hash));
    }

    /** S-063. */
    @Test
    default void a_decoy_is_nobodys_hash_and_looks_like_any() {
        PasswordHash decoy = decoy();
        PasswordHash hash = hasher().hash(password("seven quiet herons"));
        assertFalse(hasher().verify(password(""), decoy));
        assertFalse(hasher().verify(password("seven quiet herons"), decoy));
        assertFalse(hasher().outdated(decoy));
        assertEquals(hash.phc().length(), decoy.phc().length());
        assertNotEquals(decoy, decoy());
    }

    /** L-45. */
    @Test
    default void a_decoy_is_made_at_any_cost() {
        PasswordHash decoy = hasher().decoy(costlierHasher().cost());
        assertEquals(costlierHasher().cost(), HashCost.of(decoy));
        assertFalse(hasher().verify(password("seven quiet herons"), decoy));
        assertTrue(hasher().outdated(decoy));
        assertFalse(costlierHasher().outdated(decoy));
    }

    @Test
    default void a_hash_costs_what_is_set() {
        assertEquals(hasher().cost(), HashCost.of(hasher().hash(password("seven quiet herons"))));
        assertNotEquals(hasher().cost(), costlierHasher().cost());
    }

    @Test
    default void a_recipe_always_gives_the_same_32_bytes() {
        String recipe = hasher().recipe();
        byte[] digest = hasher().digest(code("W2K9D-DJPV2-3NS6Z"), recipe);
        assertEquals(32, digest.length);
        assertArrayEquals(digest, hasher().digest(code("w2k9d djpv2 3ns6z"), recipe));
        assertArrayEquals(digest, costlierHasher().digest(code("W2K9D-DJPV2-3NS6Z"), recipe));
    }

    @Test
    default void another_code_or_recipe_gives_other_bytes() {
        String recipe = hasher().recipe();
        String digest = digest("W2K9D-DJPV2-3NS6Z", recipe);
        assertNotEquals(recipe, hasher().recipe());
        assertNotEquals(digest, digest("W2K9D-DJPV2-3NS6Y", recipe));
        assertNotEquals(digest, digest("W2K9D-DJPV2-3NS6Z", hasher().recipe()));
    }

    private PasswordHash decoy() {
        return hasher().decoy(hasher().cost());
    }

    private String digest(String code, String recipe) {
        return HexFormat.of().formatHex(hasher().digest(code(code), recipe));
    }

    private static Password password(String text) {
        return Password.parse(text).orElseThrow();
    }

    private static BackupCode code(String text) {
        return BackupCode.parse(text).orElseThrow();
    }
}
