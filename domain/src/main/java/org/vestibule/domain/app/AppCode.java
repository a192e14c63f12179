package org.vestibule.domain.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.token.TokenDigest;

/**
 * What an app gets by way of the browser, and redeems for tokens. It is known by the digest of its token.
 *
 * @param grant what comes of it, once
 * @param nonce what the ID token is to repeat
 * @param browser the known browser that it was asked for in
 */
public record AppCode(
        AccountId account,
        TokenDigest token,
        GrantId grant,
        Redeemer redeemer,
        Scopes scopes,
        Optional<String> nonce,
        Authentication authentication,
        Optional<TokenDigest> browser,
        Instant expiresAt) {

    /** S-122. */
    public static final Duration LIFETIME = Duration.ofSeconds(60);

    /** The app that asked for it. */
    public ClientId client() {
        return redeemer.client();
    }

    /** Whether who redeems it is the app that asked for it, and the very same of its runs. */
    public boolean isRedeemedBy(ClientId redeemer, String returnedTo, String verifier) {
        return this.redeemer.is(redeemer, returnedTo, verifier);
    }
}
