package org.vestibule.domain.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashCostTest {

    @Test
    void a_cost_is_the_hash_without_its_salt() {
        assertEquals(
                new HashCost("$argon2id$v=19$m=19456,t=2,p=1"),
                HashCost.of(new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$2b$12$salt",
                "$argon2i$v=19$m=19456,t=2,p=1$c2FsdA",
                "$argon2id$v=19$m=19456$c2FsdA$aGFzaA",
                "$argon2id$v=19$m=19456,t=2,p=1"
            })
    void no_other_hash_has_one(String phc) {
        assertThrows(IllegalArgumentException.class, () -> HashCost.of(new PasswordHash(phc)));
    }

    @Test
    void a_salt_is_no_part_of_a_cost() {
        assertThrows(IllegalArgumentException.class, () -> new HashCost("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA"));
    }
}
