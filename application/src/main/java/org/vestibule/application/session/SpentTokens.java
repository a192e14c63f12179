package org.vestibule.application.session;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/**
 * Tokens that were used up a moment ago: of sign-ins that are complete, of sessions that go on under another, of links.
 * They give no authority; whoever sent a form twice bears one the second time (PRODUCT A).
 */
public interface SpentTokens {

    /**
     * Notes one, in the transaction that uses it up.
     *
     * @param successor of the session that came of it, if one did
     */
    void note(AccountId account, TokenDigest token, Deed deed, Optional<TokenDigest> successor, Instant now);

    /** What was done with one; empty if it was used up longer ago than {@link Deed#KNOWN_FOR}, or never. */
    Optional<Deed> find(BearerToken token, Instant now);

    /** What a session came of; empty if that is longer ago, or nothing that used up a token. */
    Optional<Deed> before(Session session, Instant now);

    /** Drops a batch of those that were used up before the given time; says how many. */
    int sweep(Instant spentBefore);
}
