package org.vestibule.testkit;

import java.security.SecureRandom;
import org.vestibule.application.password.SecretHasher;

class CheapHasherTest implements SecretHasherContract {

    private final CheapHasher hasher = new CheapHasher(new SecureRandom());

    @Override
    public SecretHasher hasher() {
        return hasher;
    }

    @Override
    public SecretHasher costlierHasher() {
        CheapHasher costlier = new CheapHasher(new SecureRandom());
        costlier.setCost(16);
        return costlier;
    }
}
