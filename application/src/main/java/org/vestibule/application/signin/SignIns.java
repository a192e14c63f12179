package org.vestibule.application.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.signin.AwaitingNewPassword;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.signin.PendingSignIn;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/** Sign-ins whose password was right and that are not complete. */
public interface SignIns {

    /** How a sign-in stands that somebody wants to finish. */
    enum Progress {
        /** It has expired, was finished or ended, its account is disabled, or its password counts no more. */
        OVER,
        /** The step that is due completes it. */
        OPEN,
        /** So it does, but the password is burned: another must be chosen first. */
        PASSWORD_BURNED
    }

    /**
     * Those of an account whose second step nobody took in time.
     *
     * @param begunAt when the latest was begun
     * @param origin where
     * @param times how many there are
     * @param addresses from how many addresses of the network
     */
    record Unfinished(EmailAddress email, Instant begunAt, Origin origin, int times, int addresses) {}

    /** Adds one, and notes where it was begun. */
    void begin(PendingSignIn signIn, Origin origin);

    /** Finds one that may still be finished. */
    Optional<PendingSignIn> find(BearerToken token, Instant now);

    /**
     * How one stands by the time at which it is locked, and its account with it: until the commit nobody else finishes
     * it, burns its password, or spends a code of the account.
     *
     * @param clock read once nobody else can come between
     */
    Progress lock(PendingSignIn signIn, Clock clock);

    /** Counts a wrong code; says how many there were, this one included. */
    int countWrong(AwaitingSecondStep signIn);

    /** Puts one that has passed the second step in the place of the one that awaited it. */
    void awaitNewPassword(AwaitingNewPassword signIn);

    /** Ends one that is complete, and all that the same browser began before and did not finish. */
    void complete(AwaitingSecondStep signIn);

    /** Ends one. */
    void end(PendingSignIn signIn);

    /** Ends all of an account that were begun in this known browser. */
    void endIn(AccountId account, TokenDigest browser);

    /** Ends all of an account. */
    void endAll(AccountId account);

    /** Ends those of an account that have passed all their steps and await another password only. */
    void endPassed(AccountId account);

    /** Ends those of an account whose second step nobody took; its holder is told of them all the same, in their time. */
    void endUnpassed(AccountId account);

    /** Whose holder is to be told next of one that is unfinished. */
    Optional<AccountId> nextUnfinished(Instant now);

    /** Puts off telling of an account's that are due now. */
    void tellLater(AccountId account, Instant now, Instant then);

    /** Drops an account's unfinished ones and says what they were, unless it is disabled or they have gone. */
    Optional<Unfinished> takeUnfinished(AccountId account, Instant now);

    /** Drops a batch of those that expired before the given time; says how many. */
    int sweep(Instant expiredBefore);
}
