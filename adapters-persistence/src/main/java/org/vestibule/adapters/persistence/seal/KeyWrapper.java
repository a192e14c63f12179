package org.vestibule.adapters.persistence.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vestibule.adapters.persistence.seal.WrappedKey.Wrapping;

/** A master key at work. It is known by a fingerprint, an HMAC from which nobody can tell the key. */
final class KeyWrapper {

    private static final String HMAC = "HmacSHA256";
    private static final byte[] SUBJECT = "vestibule master key".getBytes(StandardCharsets.US_ASCII);
    private static final int FINGERPRINT_BYTES = 8;

    private final Cipher256 cipher;
    private final String fingerprint;
    private final String where;

    /** @param where it is, for people to read */
    KeyWrapper(byte[] key, String where, RandomGenerator random) {
        cipher = new Cipher256(key, random);
        fingerprint = fingerprint(key);
        this.where = where;
    }

    String fingerprint() {
        return fingerprint;
    }

    Wrapping wrap(short id, byte[] key) {
        return new Wrapping(cipher.seal(key, placeOf(id)), Optional.of(fingerprint));
    }

    /**
     * The key itself.
     *
     * @throws KeyProblem if it is wrapped by other master keys
     */
    byte[] unwrap(WrappedKey key) {
        Wrapping ours = key.next().filter(this::isOurs).orElse(key.by());
        String other = ours.masterKey().orElse(fingerprint);
        if (!other.equals(fingerprint)) {
            throw new KeyProblem("The data keys of this database are wrapped by master key " + other + ", and " + where
                    + " holds " + fingerprint + ": put the one there that belongs to this database.");
        }
        return cipher.open(ours.bytes(), placeOf(key.id()));
    }

    /** Whether it was this one that wrapped it. */
    boolean isOurs(Wrapping wrapping) {
        return wrapping.masterKey().equals(Optional.of(fingerprint));
    }

    private static String fingerprint(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(SUBJECT), FINGERPRINT_BYTES));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static byte[] placeOf(short id) {
        return ("data_key.wrapped " + id).getBytes(StandardCharsets.US_ASCII);
    }
}
