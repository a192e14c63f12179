package org.vestibule.application.grant;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AppRequest;

/** Requests of apps that somebody has signed in for and has not answered. */
public interface AppRequests {

    /** Adds one. */
    void add(AppRequest request);

    /** Finds one that may still be answered. */
    Optional<AppRequest> find(AccountId account, UUID id, Instant now);

    /** Puts another in the place of what one asks; false if it may not be answered any more. */
    boolean replace(AccountId account, UUID id, AppQuery query, Instant now);

    /** Takes one out to answer it; of any number who try, one gets it. */
    Optional<AppRequest> take(AccountId account, UUID id, Instant now);

    /** Ends all of an account. */
    void endAll(AccountId account);

    /** Drops a batch of those that expired before the given time; says how many. */
    int sweep(Instant expiredBefore);
}
