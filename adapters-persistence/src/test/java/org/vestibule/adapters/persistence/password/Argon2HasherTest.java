package org.vestibule.adapters.persistence.password;

import java.security.SecureRandom;
import org.vestibule.application.password.SecretHasher;
import org.vestibule.testkit.SecretHasherContract;

/** The contract, by Argon2id at a low cost. */
class Argon2HasherTest implements SecretHasherContract {

    @Override
    public SecretHasher hasher() {
        return new Argon2Hasher(new Argon2Settings(64, 1, 1), new SecureRandom());
    }

    @Override
    public SecretHasher costlierHasher() {
        return new Argon2Hasher(new Argon2Settings(128, 1, 1), new SecureRandom());
    }
}
