package org.vestibule.bootstrap;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/** The authenticator app of a person of the demo (RFC 6238), for as long as it takes to turn 2-step verification on. */
final class DemoPhone {

    private static final String ALGORITHM = "HmacSHA1";
    private static final int MODULUS = 1_000_000;

    private DemoPhone() {}

    /** The code that an app with this key shows. */
    static OneTimeCode code(TotpKey key, Instant now) {
        byte[] mac = mac(key, TimeStep.at(now).number());
        int offset = mac[mac.length - 1] & 0xf;
        int value = (ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE) % MODULUS;
        return OneTimeCode.parse(String.format(Locale.ROOT, "%06d", value)).orElseThrow();
    }

    private static byte[] mac(TotpKey key, long step) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.bytes(), ALGORITHM));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
