package org.vestibule.domain.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.token.TokenDigest;

/**
 * A sign-in that has passed every step, with a password that somebody else knows: a new one is to be chosen before it
 * is complete.
 *
 * @param how what it will have been once it is complete
 */
public record AwaitingNewPassword(
        AccountId account,
        TokenDigest token,
        EmailAddress email,
        Optional<TokenDigest> browser,
        Instant expiresAt,
        Event.Kind how)
        implements PendingSignIn {

    /** Time to think of a good one. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);
}
