package org.vestibule.application.session;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** All sessions. */
public interface Sessions {

    /**
     * Adds one.
     *
     * @param visit by which its browser was told from others before, where the same form may begin another
     */
    void start(Session session, Optional<TokenDigest> visit);

    /** Finds a session of an enabled account, live or past its limits. */
    Optional<SignedIn> find(BearerToken token);

    /** Whether it has not been ended; if so nobody can end it until the commit. */
    boolean lock(Session session);

    /** Notes that it is in use; never moves the time back. */
    void touch(Session session, Instant now);

    /**
     * Gives it another token because its holder proved anew who they are: the old one is worth nothing any more, and ends the enrolment that belongs to it; empty
     * if it was ended meanwhile. Of any number of racing renewals one wins (S-081).
     *
     * @param deed what was done with the old one, by which {@link SpentTokens} know it
     */
    Optional<Session> renew(Session session, TokenDigest fresh, Deed deed, Instant now);

    /** Lets the backup code that a session was signed in with stand in as second proof, once for each act. */
    void allowStandIns(Session session, Instant until);

    /** Whether it still stands in for this act. */
    boolean standsIn(Session session, StandIn act, Instant now);

    /** Uses that up; false if it did not stand in any more. */
    boolean spendStandIn(Session session, StandIn act, Instant now);

    /** Ends one, and the enrolment that belongs to it. */
    void end(Session session);

    /** Ends all of an account but one; says how many there were. */
    int endOthers(Session kept);

    /** Ends what an account began in a visit; says how many there were. */
    int endVisit(AccountId account, TokenDigest visit);

    /** Ends all of an account that were started in this known browser. */
    void endIn(AccountId account, TokenDigest browser);

    /** Ends all of an account; says how many there were. */
    int endAll(AccountId account);

    /** Drops a batch of those that were started before the given time; says how many. */
    int sweep(Instant startedBefore);
}
