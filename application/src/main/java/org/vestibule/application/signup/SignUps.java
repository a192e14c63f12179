package org.vestibule.application.signup;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Sign-ups that wait for their mailed link to be opened. */
public interface SignUps {

    /** Why a link proves nothing any more. */
    enum End {
        USED,
        EXPIRED
    }

    /** Adds one. Earlier ones for the same address stay as they are. */
    void open(UUID id, TokenDigest token, EmailAddress email, Instant expiresAt);

    /** Whose address a link proves; empty once it has expired or was used. */
    Optional<EmailAddress> find(BearerToken token, Instant now);

    /** Why a link proves nothing any more; empty if it still does, or is not known. */
    Optional<End> end(BearerToken token, Instant now);

    /**
     * Uses the link up; false if that was done before, or it has expired. Of any number of racing uses one wins.
     *
     * @param clock read once nobody else can come between
     */
    boolean redeem(BearerToken token, Clock clock);

    /** Drops a batch of those that expired before the given time; says how many. */
    int sweep(Instant expiredBefore);
}
