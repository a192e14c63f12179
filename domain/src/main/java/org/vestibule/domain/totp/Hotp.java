package org.vestibule.domain.totp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The arithmetic of RFC 4226 §5.3: an HMAC over a counter, truncated to some decimal digits. */
final class Hotp {

    private Hotp() {}

    /**
     * Computes the value for one counter.
     *
     * @param algorithm the JDK's name of the HMAC; {@code HmacSHA1} is the one that every app honours
     * @param modulus ten to the number of digits
     */
    static int value(String algorithm, byte[] key, long counter, int modulus) {
        byte[] mac = mac(algorithm, key, counter);
        int offset = mac[mac.length - 1] & 0xf;
        return (ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE) % modulus;
    }

    private static byte[] mac(String algorithm, byte[] key, long counter) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
