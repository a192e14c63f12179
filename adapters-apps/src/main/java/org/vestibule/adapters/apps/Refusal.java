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
    private static final String INVALID_GRANT = "invalid_grant";
    private static final String INVALID_SCOPE = "invalid_scope";
    private static final String SLOW_DOWN = "slow_down";
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
                "grant_type has to be authorization_code, refresh_token or " + TokenDoor.DEVICE_CODE);
    }

    static Refusal codeNotGood() {
        return new Refusal(
                400,
                "app-code-not-accepted",
                INVALID_GRANT,
                "the code was used before, has expired, or is not of this app, redirect_uri and code_verifier");
    }

    static Refusal refreshNotGood() {
        return new Refusal(
                400,
                "app-token-not-accepted",
                INVALID_GRANT,
                "the refresh token was used before, has ended, or is not of this app; have people sign in again");
    }

    /** RFC 6749 has no word for what will pass; an app that knows none of ours may ask again with the same token. */
    static Refusal licenseDormant() {
        return new Refusal(
                400,
                "license-dormant",
                "license_dormant",
                "the subscription of the team has ended; the token stays good for when there is one again");
    }

    static Refusal scopeNotGranted() {
        return new Refusal(400, "scope-not-granted", INVALID_SCOPE, "scope has more than was granted; leave it out");
    }

    /** RFC 6749 §5.2. */
    static Refusal notForDevices() {
        return new Refusal(
                400,
                "app-not-for-devices",
                "unauthorized_client",
                "the app is not registered for devices; whoever runs the portal can do that");
    }

    /** As where a browser is sent to: nobody signs in to an app that does not want to know who they are. */
    static Refusal scopeWithoutOpenid() {
        return new Refusal(400, "scope-without-openid", INVALID_SCOPE, "scope has to have openid");
    }

    static Refusal authorizationPending() {
        return new Refusal(
                400, "authorization-pending", "authorization_pending", "nobody has answered yet; ask again later");
    }

    /** RFC 8628 §3.5. */
    static Refusal slowDown() {
        return new Refusal(
                400, "slow-down", SLOW_DOWN, "nobody has answered yet; wait 5 seconds longer than before each time");
    }

    static Refusal deviceDenied() {
        return new Refusal(400, "device-denied", "access_denied", "it was not allowed, or was taken back");
    }

    static Refusal deviceExpired() {
        return new Refusal(400, "device-expired", "expired_token", "nobody has answered in time; start anew");
    }

    static Refusal deviceNotGood() {
        return new Refusal(
                400,
                "device-code-not-accepted",
                INVALID_GRANT,
                "the device code was used before, or is not of this app; start anew");
    }

    /** RFC 8628 has no word for it where a device is started; this one is the next to it. */
    static Refusal tooManyTries(Duration delay) {
        return later(429, "too-many-tries", SLOW_DOWN, "too many devices were started from there", delay);
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
        return later(
                503,
                "unavailable",
                RETRY_LATER,
                "the database cannot be reached just now",
                StoreUnavailable.RETRY_AFTER);
    }

    static Refusal clockOff() {
        return later(503, "clock-off", RETRY_LATER, "the clock of this node is off", ClockOff.RETRY_AFTER);
    }

    private static Refusal later(int status, String code, String error, String description, Duration delay) {
        return new Refusal(status, code, error, description, Map.of("Retry-After", String.valueOf(delay.toSeconds())));
    }

    static Refusal unexpected() {
        return new Refusal(500, "unexpected", "server_error", "something went wrong here; the log says what");
    }

    Answer answer() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        body.put("code", code);
        return Answer.of(status, Answer.JSON, body, headers);
    }
}
