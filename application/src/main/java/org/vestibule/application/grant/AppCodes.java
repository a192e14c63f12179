package org.vestibule.application.grant;

import java.time.Instant;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppCode;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Codes that apps redeem for tokens, each once. */
public interface AppCodes {

    /** What became of one that somebody wants to redeem. */
    sealed interface Spending {}

    /** It is spent now. */
    record Spent(AppCode code) implements Spending {}

    /** It was before. */
    record SpentBefore(AccountId account, ClientId client, GrantId grant) implements Spending {}

    /** There is none that is good. */
    record NoSuch() implements Spending {}

    /** Adds one. */
    void add(AppCode code);

    /** Spends one by one atomic change: of any number who try, on however many nodes, one gets it (S-121). */
    Spending spend(BearerToken token, Instant now);

    /** Ends all that an account let an app have. */
    void end(AccountId account, ClientId client);

    /** Ends what an account asked for in a known browser; what was redeemed is known still if it comes again. */
    void leave(AccountId account, TokenDigest browser);

    /** Ends all of an account: none is good any more. */
    void endAll(AccountId account);

    /** Drops a batch of those that expired before the given time; says how many. */
    int sweep(Instant expiredBefore);
}
