package org.vestibule.application.session;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.token.BearerToken;

/** All sessions. */
public interface Sessions {

    /** Adds one. */
    void start(Session session);

    /** Finds a session of an enabled account, live or past its limits. */
    Optional<SignedIn> find(BearerToken token);

    /** Notes that it is in use; never moves the time back. */
    void touch(Session session, Instant now);

    /** Ends one, and the enrolment that belongs to it. */
    void end(Session session);

    /** Ends all of an account; says how many there were. */
    int endAll(AccountId account);

    /** Drops those that were started before the given time; says how many. */
    int sweep(Instant startedBefore);
}
