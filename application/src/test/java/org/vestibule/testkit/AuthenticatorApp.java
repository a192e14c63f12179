package org.vestibule.testkit;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TotpKey;

/** The app on a person's phone. Computes its codes by itself (RFC 6238), not by the code under test. */
public final class AuthenticatorApp {

    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;

    private final SecretKeySpec key;

    public AuthenticatorApp(TotpKey key) {
        this.key = new SecretKeySpec(key.bytes(), "HmacSHA1");
    }

    /** The digits that it shows at that time. */
    public String digitsAt(Instant time) {
        return digits(value(Math.floorDiv(time.getEpochSecond(), STEP_SECONDS)));
    }

    /** The same, as typed into a form. */
    public OneTimeCode codeAt(Instant time) {
        return OneTimeCode.parse(digitsAt(time)).orElseThrow();
    }

    /** A code that it shows at no time within five minutes of this one. */
    public OneTimeCode wrongCodeAt(Instant time) {
        return OneTimeCode.parse(digits(notShown(time, 10))).orElseThrow();
    }

    /** Digits that it shows at no time for which a page says how old, or how early, a code is. */
    public String wrongDigitsAt(Instant time) {
        return digits(notShown(time, 25));
    }

    private int notShown(Instant time, int steps) {
        long step = Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
        int candidate = value(step);
        boolean shown = true;
        while (shown) {
            candidate = (candidate + 1) % MODULUS;
            shown = false;
            for (int offset = -steps; offset <= steps; offset++) {
                shown |= value(step + offset) == candidate;
            }
        }
        return candidate;
    }

    private int value(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            return (ByteBuffer.wrap(hash).getInt(hash[19] & 0xf) & 0x7fffffff) % MODULUS;
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static String digits(int value) {
        return String.format("%06d", value);
    }
}
