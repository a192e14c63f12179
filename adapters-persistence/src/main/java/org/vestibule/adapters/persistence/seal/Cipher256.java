package org.vestibule.adapters.persistence.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under one key (NIST SP 800-38D; S-111). A sealed text is {@code version | 96-bit random nonce | text and
 * tag}; it opens only in the place that it was sealed for.
 */
final class Cipher256 {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final RandomGenerator random;

    Cipher256(byte[] key, RandomGenerator random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    byte[] seal(byte[] text, byte[] place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, place, text);
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put(VERSION)
                .put(nonce)
                .put(sealed)
                .array();
    }

    byte[] open(byte[] sealed, byte[] place) {
        ByteBuffer parts = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        if (parts.remaining() < 1 + NONCE_BYTES || parts.get() != VERSION) {
            throw new KeyProblem("A sealed value in the database is damaged: restore it from a backup.");
        }
        parts.get(nonce);
        byte[] text = new byte[parts.remaining()];
        parts.get(text);
        return run(Cipher.DECRYPT_MODE, nonce, place, text);
    }

    private byte[] run(int mode, byte[] nonce, byte[] place, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place);
            return cipher.doFinal(input);
        } catch (AEADBadTagException wrongKeyOrPlace) {
            throw new KeyProblem("A sealed value does not open with this master key:"
                    + " put the master key back that belongs to this database.");
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
