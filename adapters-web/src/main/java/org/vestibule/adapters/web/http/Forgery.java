package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.vestibule.domain.token.BearerToken;

/**
 * Keeps other sites from sending forms in a person's name: the browser must say that a form came from here, and the form
 * must hold a token that only the bearer of this very cookie was given (S-088).
 */
final class Forgery {

    /** The field that holds the token. */
    static final String FIELD = "csrf";

    /** Of the secret, and of its mask. */
    private static final int BYTES = 32;

    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private final String origin;

    /** @param base the portal's public address */
    Forgery(URI base) {
        this.origin = origin(base);
    }

    /** The token for forms that are shown to the bearer: another one each time, so that how a page packs tells nothing. */
    static String token(BearerToken bearer, RandomGenerator random) {
        byte[] mask = new byte[BYTES];
        random.nextBytes(mask);
        ByteBuffer token = ByteBuffer.allocate(2 * BYTES).put(mask).put(masked(secret(bearer), mask));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    private static byte[] secret(BearerToken bearer) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bearer.text().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return mac.doFinal("form".getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static byte[] masked(byte[] bytes, byte[] mask) {
        byte[] masked = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            masked[i] = (byte) (bytes[i] ^ mask[i]);
        }
        return masked;
    }

    /** What is behind the mask of a token; nothing for what is none. */
    private static byte[] unmasked(String token) {
        try {
            byte[] both = Base64.getUrlDecoder().decode(token);
            return both.length == 2 * BYTES ? masked(Arrays.copyOfRange(both, BYTES, 2 * BYTES), both) : new byte[0];
        } catch (IllegalArgumentException notOurs) {
            return new byte[0];
        }
    }

    /**
     * Whether a form came from a page that this bearer was shown. Whoever has signed in or confirmed who they are since,
     * perhaps in another tab, bears another.
     *
     * @throws BadRequest if it did not come from here at all
     */
    boolean holds(Arrival arrival, Bearer bearer) throws BadRequest {
        checkSource(arrival.request());
        return MessageDigest.isEqual(unmasked(arrival.form().getOrDefault(FIELD, "")), secret(bearer.token()));
    }

    /**
     * What hides the origin, as extensions do, is believed where the browser itself says that the form came from the very
     * page's own. The Host header says nothing: proxies rewrite it.
     */
    private void checkSource(HttpServletRequest request) throws BadRequest {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        @Nullable String from = request.getHeader("Origin");
        boolean hidden = "null".equals(from);
        if (from != null && !hidden && !from.equals(origin)) {
            throw new BadRequest(403, "wrong-address", origin);
        }
        if (site == null ? hidden : !site.equals("same-origin")) {
            boolean elsewhere = !hidden && OTHER_SITES.contains(site);
            throw new BadRequest(403, elsewhere ? "wrong-address" : "origin-hidden", origin);
        }
    }

    /** As browsers write it: in small letters, without the port that is the scheme's own (RFC 6454). */
    private static String origin(URI base) {
        boolean own = base.getPort() == -1 || base.getPort() == ("https".equals(base.getScheme()) ? 443 : 80);
        return base.getScheme() + "://" + base.getHost().toLowerCase(Locale.ROOT) + (own ? "" : ":" + base.getPort());
    }
}
