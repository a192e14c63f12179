package org.vestibule.domain.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.token.TokenDigest;

/**
 * A signed-in browser, known by the digest of the token that it bears.
 *
 * @param authentication how its holder signed in, and when; it stays that
 * @param provenAt when its holder last proved anew who they are; by signing in they did not
 * @param browser the known browser that it was started in, which has buckets of its own; it stays that one
 */
public record Session(
        AccountId account,
        TokenDigest token,
        Optional<TokenDigest> browser,
        Authentication authentication,
        Instant startedAt,
        Instant lastUsedAt,
        Optional<Instant> provenAt) {

    /** How long a proof is fresh. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    /** Whether its holder has proved a moment ago who they are (PRODUCT E). */
    public boolean freshlyProven(Instant now) {
        return provenAt.filter(at -> now.isBefore(at.plus(FRESH))).isPresent();
    }

    /** The same session, borne by another token since its holder proved anew who they are. */
    public Session renewed(TokenDigest fresh, Instant now) {
        return new Session(account, fresh, browser, authentication, startedAt, lastUsedAt, Optional.of(now));
    }
}
