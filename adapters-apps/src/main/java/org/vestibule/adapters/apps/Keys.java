package org.vestibule.adapters.apps;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.vestibule.application.app.ViewSigningKeys;
import org.vestibule.domain.app.SigningKey;

/**
 * The keys that ID tokens are signed with, read once a minute. Another node that has read them later signs with one that
 * was published here as the next one all the while, and one that has read them earlier with one that stays published
 * (S-129); so nobody verifies in vain.
 */
final class Keys {

    static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final ViewSigningKeys view;
    private final Clock clock;
    private volatile Read latest = new Read(List.of(), Instant.EPOCH);

    Keys(ViewSigningKeys view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    /** The one that signs. */
    SigningKey signing() {
        return all().stream()
                .filter(key -> key.state() == SigningKey.State.CURRENT)
                .findFirst()
                .orElseThrow();
    }

    /** Tells apps those that are published (RFC 7517). */
    Answer publish(HttpServletRequest request) {
        Instant now = clock.instant();
        List<Map<String, Object>> published = all().stream()
                .filter(key -> key.state() != SigningKey.State.RETIRED
                        || now.isBefore(key.since().plus(SigningKey.STAYS)))
                .map(Keys::open)
                .toList();
        return Answer.forAll(Map.of("keys", published));
    }

    private static Map<String, Object> open(SigningKey key) {
        return new RSAKey.Builder(key.open())
                .keyID(key.id().toString())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build()
                .toJSONObject();
    }

    /** Nobody waits for another who reads them: where the database is silent, each would wait after the other. */
    private List<SigningKey> all() {
        Read known = latest;
        Instant now = clock.instant();
        if (known.isGood(now)) {
            return known.keys();
        }
        List<SigningKey> keys = view.view();
        latest = new Read(keys, now);
        return keys;
    }

    private record Read(List<SigningKey> keys, Instant at) {

        /** Not by a clock that was put back, either. */
        boolean isGood(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(GOOD_FOR));
        }
    }
}
