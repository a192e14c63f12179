package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.vestibule.domain.token.BearerToken;

/**
 * Has the browser itself bear an {@link Afterword} to the next page: sealed under the token of its session, so that it is
 * of no use in another and no node keeps anything; good for 2 minutes and one page.
 */
final class Afterwords {

    private static final Duration GOOD_FOR = Duration.ofMinutes(2);
    private static final int LONGEST = 2048;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String SEPARATOR = "\n";

    private final Cookies cookies;
    private final Clock clock;
    private final RandomGenerator random;

    Afterwords(Cookies cookies, Clock clock, RandomGenerator random) {
        this.cookies = cookies;
        this.clock = clock;
        this.random = random;
    }

    /** Gives it to the browser; one too long for a cookie is not told. */
    void give(HttpServletResponse response, Afterword word, BearerToken bearer) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        long end = clock.instant().plus(GOOD_FOR).getEpochSecond();
        String text = end + SEPARATOR + word.what() + SEPARATOR + String.join(SEPARATOR, word.words());
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), bearer)
                .orElseThrow();
        byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        if (value.length() <= LONGEST) {
            cookies.writeSealed(response, value, GOOD_FOR);
        }
    }

    /** Takes back what the browser bears, which is over then; empty for anything that this session was not given. */
    Optional<Afterword> take(HttpServletRequest request, HttpServletResponse response, BearerToken bearer) {
        Optional<String> borne = cookies.readSealed(request);
        if (borne.isPresent()) {
            cookies.clear(response, Cookies.Kind.NOTICE);
        }
        return borne.filter(value -> value.length() <= LONGEST).flatMap(value -> open(value, bearer));
    }

    private Optional<Afterword> open(String value, BearerToken bearer) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (all.length < NONCE_BYTES) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(all);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] sealed = new byte[parts.remaining()];
        parts.get(sealed);
        return crypt(Cipher.DECRYPT_MODE, nonce, sealed, bearer)
                .map(text -> List.of(new String(text, StandardCharsets.UTF_8).split(SEPARATOR, -1)))
                .filter(lines -> clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(lines.get(0)))))
                .map(lines -> new Afterword(lines.get(1), lines.subList(2, lines.size())));
    }

    /** Empty if it was not sealed so. */
    private static Optional<byte[]> crypt(int mode, byte[] nonce, byte[] text, BearerToken bearer) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bearer.text().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] key = mac.doFinal("notice".getBytes(StandardCharsets.US_ASCII));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return Optional.of(cipher.doFinal(text));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }
}
