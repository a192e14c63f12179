package org.vestibule.domain.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.token.TokenDigest;

/**
 * A sign-in whose second step is still due. It lives for 5 minutes and ends after 5 wrong codes.
 *
 * <p>Whatever verifies a second step takes one of these, so that none can be verified without the first.
 *
 * @param visit by which the browser is told from others until the sign-in is complete; empty if by nothing
 */
public record AwaitingSecondStep(
        AccountId account,
        TokenDigest token,
        EmailAddress email,
        Optional<TokenDigest> browser,
        Optional<TokenDigest> visit,
        Instant expiresAt,
        Optional<AppQuery> forApp)
        implements PendingSignIn {

    /** One to the portal itself. */
    public AwaitingSecondStep(
            AccountId account,
            TokenDigest token,
            EmailAddress email,
            Optional<TokenDigest> browser,
            Optional<TokenDigest> visit,
            Instant expiresAt) {
        this(account, token, email, browser, visit, expiresAt, Optional.empty());
    }

    public static final Duration LIFETIME = Duration.ofMinutes(5);

    public static final int MOST_WRONG_CODES = 5;
}
