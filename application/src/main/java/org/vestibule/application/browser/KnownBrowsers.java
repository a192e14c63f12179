package org.vestibule.application.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/**
 * Browsers in which a sign-in to an account was completed. That one is known proves nothing; it only chooses the buckets
 * in which its tries count (S-060, S-087).
 */
public interface KnownBrowsers {

    /** How many an account has at most; the one that was longest not signed in with makes room. */
    int MOST = 10;

    /** How long one is known after a sign-in. */
    Duration LIFETIME = Duration.ofDays(365);

    /** Which of the tokens that a browser bears makes it a known one of whoever holds this address. */
    Optional<TokenDigest> recognize(EmailAddress email, List<BearerToken> borne, Instant now);

    /** Makes one known, or known for longer. */
    void remember(AccountId account, TokenDigest browser, Instant now);

    /** All of an account's, so that their buckets can be named. */
    List<TokenDigest> of(AccountId account);

    /** Forgets one of an account's. */
    void forget(AccountId account, TokenDigest browser);

    /** Forgets all of an account's but one. */
    void forgetOthers(AccountId account, Optional<TokenDigest> kept);

    /** Drops a batch of those that are known no longer; says how many. */
    int sweep(Instant expiredBefore);
}
