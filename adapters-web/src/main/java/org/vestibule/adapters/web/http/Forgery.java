package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
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

    private final String origin;

    /** @param origin of the portal, such as {@code https://portal.example} */
    Forgery(String origin) {
        this.origin = origin;
    }

    /** The token for forms that are shown to the bearer. */
    static String token(BearerToken bearer) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bearer.text().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] token = mac.doFinal("form".getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Refuses a form that did not come from a page that this bearer was shown. */
    void check(HttpServletRequest request, Map<String, String> form, BearerToken bearer) throws BadRequest {
        byte[] sent = form.getOrDefault(FIELD, "").getBytes(StandardCharsets.UTF_8);
        byte[] expected = token(bearer).getBytes(StandardCharsets.UTF_8);
        if (!sameSite(request) || !MessageDigest.isEqual(sent, expected)) {
            throw new BadRequest(403, "form-expired");
        }
    }

    private boolean sameSite(HttpServletRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        @Nullable String from = request.getHeader("Origin");
        return (site == null || site.equals("same-origin")) && (from == null || from.equals(origin));
    }
}
