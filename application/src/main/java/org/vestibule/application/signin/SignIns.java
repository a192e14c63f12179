package org.vestibule.application.signin;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;

/** Sign-ins whose second step is due. */
public interface SignIns {

    /** Adds one. */
    void begin(AwaitingSecondStep signIn);

    /** Finds one that may still be finished. */
    Optional<AwaitingSecondStep> find(BearerToken token, Instant now);

    /** Whether it may still be finished, its account enabled; if so nobody else can finish it until the commit. */
    boolean lock(AwaitingSecondStep signIn, Instant now);

    /** Counts a wrong code; says how many there were, this one included. */
    int countWrong(AwaitingSecondStep signIn);

    /** Ends one, finished or given up. */
    void end(AwaitingSecondStep signIn);

    /** Drops those that expired before the given time; says how many. */
    int sweep(Instant expiredBefore);
}
