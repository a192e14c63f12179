package org.vestibule.domain.app;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a request is answered: at an address that its app has registered, with the state that it gave along.
 *
 * @param uri as requested
 */
public record ReturnAddress(String uri, Optional<String> state) {

    /** The way back with a code. */
    public URI with(String code, URI issuer) {
        return answer("code=" + encoded(code), issuer);
    }

    /**
     * The way back without one.
     *
     * @param description for whoever made the app, in ASCII
     */
    public URI with(AuthorizationError error, String description, URI issuer) {
        return answer("error=" + error.word() + "&error_description=" + encoded(description), issuer);
    }

    /** The way back of whoever has signed out (OIDC RP-Initiated Logout §3). */
    public URI afterLogout() {
        String sign = uri.contains("?") ? "&" : "?";
        return URI.create(
                uri + state.map(given -> sign + "state=" + encoded(given)).orElse(""));
    }

    /** Says who answers, so that no other can be taken for it (RFC 9207; S-131). */
    private URI answer(String parameters, URI issuer) {
        String sign = uri.contains("?") ? "&" : "?";
        String echoed = state.map(given -> "&state=" + encoded(given)).orElse("");
        return URI.create(uri + sign + parameters + echoed + "&iss=" + encoded(issuer.toString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** May name a state, which is the app's own. */
    @Override
    public String toString() {
        return "ReturnAddress[" + uri + "]";
    }
}
