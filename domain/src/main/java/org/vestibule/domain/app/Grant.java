package org.vestibule.domain.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.token.TokenDigest;

/**
 * What an account has granted to an app by one sign-in.
 *
 * @param authentication how its holder signed in
 * @param browser the known browser in which they did; empty for an app on another device
 * @param key by which its tokens are known
 */
public record Grant(
        AccountId account,
        GrantId id,
        ClientId client,
        Scopes scopes,
        Authentication authentication,
        Optional<TokenDigest> browser,
        Instant begunAt,
        GrantKey key,
        Refreshes refreshes) {

    /** An app that never heard the answer, or asks twice at once, may ask again for so long. */
    public static final Duration LOST_ANSWER = Duration.ofSeconds(10);

    /** Judges a token that was made of its key. */
    public Refreshes.Turn turn(GrantToken token, Instant now) {
        GrantToken.Body body = token.body();
        return body.use() == GrantToken.Use.REFRESH
                ? refreshes.turn(body.mark(), LOST_ANSWER, now)
                : Refreshes.Turn.UNKNOWN;
    }

    /** Whether it is over. */
    public boolean isOver(AppLimits limits, Instant now) {
        if (!scopes.has(Scope.OFFLINE_ACCESS)) {
            return !now.isBefore(begunAt.plus(limits.access()));
        }
        return !now.isBefore(begunAt.plus(limits.longest()))
                || !now.isBefore(refreshes.latestAt().plus(limits.idle()));
    }

    /** A token to ask for something with. */
    public GrantToken access(AppLimits limits, Instant now) {
        return token(GrantToken.Use.ACCESS, now.plus(limits.access()).getEpochSecond());
    }

    /** The token to get the next one with after so many. */
    public GrantToken refresh(long count) {
        return token(GrantToken.Use.REFRESH, count);
    }

    private GrantToken token(GrantToken.Use use, long mark) {
        return key.token(new GrantToken.Body(account.value(), id.value(), use, mark));
    }

    /** Whether a token is one of its own to ask for something with, and still good. */
    public boolean isAccess(GrantToken token, Instant now) {
        return token.body().use() == GrantToken.Use.ACCESS
                && key.made(token)
                && now.getEpochSecond() < token.body().mark();
    }
}
