package org.vestibule.adapters.apps;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.application.app.ViewSigningKeys;
import org.vestibule.application.logout.BackChannel;
import org.vestibule.domain.app.Logout;
import org.vestibule.domain.app.RedirectUri;
import org.vestibule.domain.token.TimeOrderedId;

/**
 * Tells apps by HTTP that somebody is signed out, in a form that proves that the portal says so (OIDC Back-Channel Logout §2.4).
 * The addresses are the operator's; no other is followed, and of what an app answers only the status is read.
 */
public final class HttpBackChannel implements BackChannel {

    /** To be connected, and again to be answered. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long its word counts: it is said anew each time (§2.7). */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(HttpBackChannel.class);
    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final Map<String, Object> EVENTS =
            Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());

    /** The app's own verdict (§2.8); any other may be that of something between, and pass. */
    private static final int REFUSED = 400;

    private static final int OTHER = 300;

    private final String issuer;
    private final Keys keys;
    private final Clock clock;
    private final RandomGenerator random;
    private final HttpClient client;

    /** @param issuer the public address of the portal */
    public HttpBackChannel(URI issuer, ViewSigningKeys keys, Clock clock, RandomGenerator random) {
        this.issuer = issuer.toString();
        this.keys = new Keys(keys, clock);
        this.clock = clock;
        this.random = random;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // one that dies unseen takes no other request along
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    @Override
    public Answer tell(RedirectUri where, Logout what) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(where.text()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token(what)))
                .build();
        try {
            int status = status(client.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
            if (status < OTHER) {
                return Answer.TOLD;
            }
            LOG.warn("App {} answered {} when it was told that somebody is signed out", what.client(), status);
            return status == REFUSED ? Answer.REFUSED : Answer.SILENT;
        } catch (ExecutionException | TimeoutException failure) {
            Throwable why = failure.getCause() == null ? failure : failure.getCause();
            LOG.warn(
                    "App {} could not be told that somebody is signed out: {}",
                    what.client(),
                    why.getClass().getSimpleName());
            return Answer.SILENT;
        }
    }

    /** The whole of the answer in time, not its head alone. */
    private static int status(CompletableFuture<HttpResponse<Void>> asked) throws ExecutionException, TimeoutException {
        try {
            return asked.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException slow) {
            asked.cancel(true);
            throw slow;
        } catch (InterruptedException stop) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new ExecutionException(stop);
        }
    }

    /** Nothing but letters that a form need not encode. */
    private String token(Logout what) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(what.account().toString())
                .audience(what.client().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(TimeOrderedId.make(now, random).toString())
                .claim("sid", what.grant().toString())
                .claim("events", EVENTS)
                .build();
        return IdTokens.sign(claims, TYPE, keys.signing());
    }
}
