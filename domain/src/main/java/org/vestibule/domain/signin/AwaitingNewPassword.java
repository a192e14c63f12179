package org.vestibule.domain.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.token.TokenDigest;

/**
 * A sign-in that has passed every step, with a password that somebody else knows: a new one is to be chosen before it
 * is complete.
 *
 * @param passed how and when it passed them
 */
public record AwaitingNewPassword(
        AccountId account,
        TokenDigest token,
        EmailAddress email,
        Optional<TokenDigest> browser,
        Authentication passed,
        Optional<AppQuery> forApp)
        implements PendingSignIn {

    /** One to the portal itself. */
    public AwaitingNewPassword(
            AccountId account,
            TokenDigest token,
            EmailAddress email,
            Optional<TokenDigest> browser,
            Authentication passed) {
        this(account, token, email, browser, passed, Optional.empty());
    }

    /** Time to think of a good one. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    @Override
    public Instant expiresAt() {
        return passed.at().plus(LIFETIME);
    }
}
