package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app that knows nothing of the portal but what a QR code says (RFC 6238, key URI format). */
final class PhoneApp {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int KEY_BYTES = 20;

    private final String base32;
    private final byte[] key;

    private PhoneApp(String base32) {
        this.base32 = base32;
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < base32.length(); i++) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(base32.charAt(i))));
        }
        byte[] signed = bits.setBit(KEY_BYTES * 8).toByteArray(); // the bit keeps leading zeros
        this.key = Arrays.copyOfRange(signed, signed.length - KEY_BYTES, signed.length);
    }

    /** Reads what the QR code holds and checks every part of it. */
    static PhoneApp scan(String text, String account) {
        URI uri = URI.create(text);
        assertEquals("otpauth", uri.getScheme());
        assertEquals("totp", uri.getHost());
        assertEquals("/Vestibule:" + account, uri.getPath());
        Map<String, String> parameters = new HashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            String[] both = pair.split("=", 2);
            parameters.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        String secret = parameters.getOrDefault("secret", "");
        assertEquals(
                Map.of("secret", secret, "issuer", "Vestibule", "algorithm", "SHA1", "digits", "6", "period", "30"),
                parameters);
        assertTrue(secret.matches("[A-Z2-7]{32}"), "160 bits in base32");
        return new PhoneApp(secret);
    }

    String base32() {
        return base32;
    }

    byte[] key() {
        return key.clone();
    }

    /** The step that it is now. */
    static long step() {
        return System.currentTimeMillis() / 30_000;
    }

    /** What it shows at a step. */
    String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Digits that it shows at no step near this one. */
    String wrongCode(long step) {
        return wrongCodes(step, 1).get(0);
    }

    /** So many of them, all different. */
    List<String> wrongCodes(long step, int count) {
        Set<String> shown = LongStream.rangeClosed(step - 20, step + 20)
                .mapToObj(this::code)
                .collect(Collectors.toSet());
        return IntStream.range(0, 1_000_000)
                .mapToObj(number -> String.format("%06d", number))
                .filter(code -> !shown.contains(code))
                .limit(count)
                .toList();
    }
}
