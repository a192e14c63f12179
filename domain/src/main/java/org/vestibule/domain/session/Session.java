package org.vestibule.domain.session;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.token.TokenDigest;

/**
 * A signed-in browser, known by the digest of the token that it bears.
 *
 * @param browser the known browser that it was started in, which has buckets of its own; it stays that one
 */
public record Session(
        AccountId account, TokenDigest token, Optional<TokenDigest> browser, Instant startedAt, Instant lastUsedAt) {

    /** The same session, borne by another token. */
    public Session renewed(TokenDigest fresh) {
        return new Session(account, fresh, browser, startedAt, lastUsedAt);
    }
}
