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
 * @param returnsTo where it was sent, which the app has to know
 * @param nonce what the ID token is to repeat
 */
public record AppCode(
        AccountId account,
        TokenDigest token,
        GrantId grant,
        ClientId client,
        String returnsTo,
        CodeChallenge challenge,
        Scopes scopes,
        Optional<String> nonce,
        Authentication authentication,
        Instant expiresAt) {

    /** S-122. */
    public static final Duration LIFETIME = Duration.ofSeconds(60);

    /** Whether who redeems it is the app that asked for it, and the very same of its runs. */
    public boolean isRedeemedBy(ClientId redeemer, String returnedTo, String verifier) {
        return client.equals(redeemer) && returnsTo.equals(returnedTo) && challenge.isMetBy(verifier);
    }
}
