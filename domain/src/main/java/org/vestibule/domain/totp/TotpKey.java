package org.vestibule.domain.totp;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The secret that a portal and an authenticator app share: 160 random bits (RFC 4226 §4 R6; S-022), giving six-digit
 * codes by HMAC-SHA-1 every 30 seconds (RFC 6238).
 */
public final class TotpKey {

    /** How many bytes. */
    public static final int LENGTH = 20;

    private static final int MODULUS = 1_000_000;

    private final byte[] bytes;

    private TotpKey(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A key has " + LENGTH + " bytes");
        }
        this.bytes = bytes.clone();
    }

    /** Makes a new one. */
    public static TotpKey make(RandomGenerator random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new TotpKey(bytes);
    }

    /** From where it was kept sealed. */
    public static TotpKey of(byte[] bytes) {
        return new TotpKey(bytes);
    }

    /**
     * Finds the step, within the window around now, whose code this is; the latest if there are two. All steps of the
     * window are computed and compared whatever the outcome, so that the time taken tells nothing (S-035).
     */
    public Optional<TimeStep> match(OneTimeCode code, Instant now, AcceptanceWindow window) {
        TimeStep current = TimeStep.at(now);
        long offset = Long.MIN_VALUE;
        for (int candidate = -window.steps(); candidate <= window.steps(); candidate++) {
            int difference =
                    Hotp.value("HmacSHA1", bytes, current.plus(candidate).number(), MODULUS) ^ code.value();
            offset = difference == 0 ? candidate : offset;
        }
        return offset == Long.MIN_VALUE ? Optional.empty() : Optional.of(current.plus(offset));
    }

    /** The key in base32 (RFC 4648 §6), 32 characters, for a person to type or an app to read. */
    public String base32() {
        return Base32.encode(bytes);
    }

    /** The key itself, to be sealed and nothing else. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TotpKey that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "TotpKey[…]";
    }
}
