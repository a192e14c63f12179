package org.vestibule.adapters.apps;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.application.transaction.StoreUnavailable;

/**
 * Why an app gets nothing.
 *
 * @param code stable, and the same in the log
 * @param error the word that OAuth 2.0 has for it (RFC 6749 §5.2)
 * @param description for whoever made the app, in ASCII
 * @param headers besides those of every answer
 */
record Refusal(int status, String code, String error, String description, Map<String, String> headers) {

    private static final String INVALID_REQUEST = "invalid_request";
    private static final String RETRY_LATER = "temporarily_unavailable";
    private static final String CHALLENGE = "WWW-Authenticate";

    /** One that has no header of its own. */
    private Refusal(int status, String code, String error, String description) {
        this(status, code, error, description, Map.of());
    }

    static Refusal notFound() {
        return new Refusal(404, "not-found", INVALID_REQUEST, "there is nothing at this address");
    }

    static Refusal wrongMethod(String allowed) {
        return new Refusal(405, "method-not-allowed", INVALID_REQUEST, "use " + allowed, Map.of("Allow", allowed));
    }

    static Refusal notAForm() {
        return new Refusal(415, "request-malformed", INVALID_REQUEST, "send a form: application/x-www-form-urlencoded");
    }

    static Refusal tooLarge() {
        return new Refusal(413, "request-too-large", INVALID_REQUEST, "the form is too long");
    }

    /** It cannot be read, or could be in more than one way. */
    static Refusal malformed(String description) {
        return new Refusal(400, "request-malformed", INVALID_REQUEST, description);
    }

    /** One answer, whether there is no such app, or its secret is wrong or missing, or it should have none. */
    static Refusal notThisApp() {
        return new Refusal(
                401,
                "app-not-authenticated",
                "invalid_client",
                "client_id, or its secret, is not right; an app that keeps no secret sends none",
                Map.of(CHALLENGE, "Basic realm=\"vestibule\", charset=\"UTF-8\""));
    }

    static Refusal grantTypeUnknown() {
        return new Refusal(
                400,
                "grant-type-unknown",
                "unsupported_grant_type",
                "grant_type has to be authorization_code or refresh_token");
    }

    static Refusal codeNotGood() {
        return new Refusal(
                400,
                "app-code-not-accepted",
                "invalid_grant",
                "the code was used before, has expired, or is not of this app, redirect_uri and code_verifier");
    }

    static Refusal refreshNotGood() {
        return new Refusal(
                400,
                "app-token-not-accepted",
                "invalid_grant",
                "the refresh token was used before, has ended, or is not of this app; have people sign in again");
    }

    static Refusal scopeNotGranted() {
        return new Refusal(400, "scope-not-granted", "invalid_scope", "scope has more than was granted; leave it out");
    }

    /** RFC 6750 §3: who shows nothing is told no error. */
    static Refusal noToken() {
        return new Refusal(
                401,
                "app-token-missing",
                "invalid_token",
                "send the access token in the header Authorization: Bearer",
                Map.of(CHALLENGE, "Bearer realm=\"vestibule\""));
    }

    static Refusal tokenNotGood() {
        return new Refusal(
                401,
                "app-token-not-accepted",
                "invalid_token",
                "the access token has expired or was ended",
                Map.of(CHALLENGE, "Bearer realm=\"vestibule\", error=\"invalid_token\""));
    }

    static Refusal unavailable() {
        return later("unavailable", "the database cannot be reached just now", StoreUnavailable.RETRY_AFTER);
    }

    static Refusal clockOff() {
        return later("clock-off", "the clock of this node is off", ClockOff.RETRY_AFTER);
    }

    private static Refusal later(String code, String description, Duration delay) {
        return new Refusal(
                503, code, RETRY_LATER, description, Map.of("Retry-After", String.valueOf(delay.toSeconds())));
    }

    static Refusal unexpected() {
        return new Refusal(500, "unexpected", "server_error", "something went wrong here; the log says what");
    }

    Answer answer() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        body.put("code", code);
        return new Answer(status, body, headers);
    }
}
