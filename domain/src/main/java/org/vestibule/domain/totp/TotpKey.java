package org.vestibule.domain.totp;

import java.security.MessageDigest;
import java.time.Duration;
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
    private static final int HELPFUL_STEPS = 20;

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
        return latestMatch(code, TimeStep.at(now), -window.steps(), window.steps());
    }

    /**
     * Tells, of a code that was refused, how long ago it was right, up to 10 minutes: what a phone with a wrong clock
     * shows. Never looks ahead, which would tell a guesser of codes that are still to come.
     */
    public Optional<Duration> age(OneTimeCode code, Instant now) {
        return distance(code, now, -HELPFUL_STEPS, -1);
    }

    /** Tells how far in the future a code is right, up to 10 minutes: for a key that signs nobody in yet. */
    public Optional<Duration> lead(OneTimeCode code, Instant now) {
        return distance(code, now, 1, HELPFUL_STEPS);
    }

    private Optional<Duration> distance(OneTimeCode code, Instant now, int first, int last) {
        TimeStep current = TimeStep.at(now);
        return latestMatch(code, current, first, last)
                .map(step -> TimeStep.LENGTH.multipliedBy(Math.abs(step.number() - current.number())));
    }

    private Optional<TimeStep> latestMatch(OneTimeCode code, TimeStep current, int first, int last) {
        long offset = Long.MIN_VALUE;
        for (int candidate = first; candidate <= last; candidate++) {
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
