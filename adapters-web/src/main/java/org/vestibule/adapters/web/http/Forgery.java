package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private final String origin;

    /** @param base the portal's public address */
    Forgery(URI base) {
        this.origin = origin(base);
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

    /**
     * Refuses a form that did not come from a page that this bearer was shown. Whoever has
     * signed in or confirmed who they are since, perhaps in another tab, bears another.
     */
    void check(HttpServletRequest request, Map<String, String> form, Gate.Open pass) throws BadRequest {
        checkSource(request);
        byte[] sent = form.getOrDefault(FIELD, "").getBytes(StandardCharsets.UTF_8);
        byte[] expected = token(pass.bearer()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(sent, expected)) {
            throw new BadRequest(403, pass.signingIn() ? "form-outdated" : "form-expired");
        }
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
