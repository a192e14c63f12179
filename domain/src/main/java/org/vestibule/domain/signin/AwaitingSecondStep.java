package org.vestibule.domain.signin;

import java.time.Duration;
import java.time.Instant;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.token.TokenDigest;

/**
 * A sign-in whose password was right and whose second step is still due. It lives for 5 minutes in the browser that
 * holds its token, ends after 5 wrong codes, and may do nothing but finish or stop.
 *
 * <p>Whatever verifies a second step takes one of these, so that none can be verified without the first.
 */
public record AwaitingSecondStep(AccountId account, TokenDigest token, EmailAddress email, Instant expiresAt) {

    public static final Duration LIFETIME = Duration.ofMinutes(5);

    public static final int MOST_WRONG_CODES = 5;
}
