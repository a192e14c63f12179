package org.vestibule.application.grant;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.token.TokenDigest;

/**
 * What accounts have granted to apps. Of each end but their own giving back, apps are told that want to know of it
 * ({@link org.vestibule.application.logout.Logouts}).
 */
public interface Grants {

    /** A grant with who gave it. */
    record Held(Grant grant, Account holder) {}

    /** Adds one; empty, and nothing is added, if its account is not enabled. */
    Optional<Held> add(Grant grant);

    /** Finds one of an enabled account, over by its limits or not; none from before the fence. */
    Optional<Held> find(AccountId account, GrantId id);

    /**
     * Counts a refresh by one atomic change: of any number of racing ones with the same token, one gets true (S-125).
     *
     * @param grant as it was when it was judged
     */
    boolean refresh(Grant grant, Instant now);

    /** Counts a repeat likewise; false if it was refreshed or repeated since. */
    boolean repeat(Grant grant, Instant now);

    /** Ends one; false if it was ended before. */
    boolean end(AccountId account, GrantId id);

    /** Likewise for its app, which knows. */
    boolean giveBack(AccountId account, GrantId id);

    /**
     * Somebody signs out in a known browser. What they granted there ends, but for what was to outlast that: of it the app is
     * told, once.
     */
    void leave(AccountId account, TokenDigest browser);

    /** Ends all that was granted in a browser, whether somebody signed out there since or not. */
    void endIn(AccountId account, TokenDigest browser);

    /** Ends all that an account granted to an app. */
    void end(AccountId account, ClientId client);

    /** Ends all of an account. */
    void endAll(AccountId account);

    /** Drops a batch of those that were begun, or last refreshed, before the given times; says how many. */
    int sweep(Instant begunBefore, Instant refreshedBefore);
}
