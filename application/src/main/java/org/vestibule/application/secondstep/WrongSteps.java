package org.vestibule.application.secondstep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;

/**
 * Wrong second steps that may yet turn out to be the holder's own slips: a success of the same claimant takes them back,
 * and nobody else's does (PRODUCT E).
 */
public interface WrongSteps {

    /** How long after the last one they can be taken back, but for those of the sign-in itself, which lives shorter. */
    Duration TAKEN_BACK_WITHIN = Duration.ofMinutes(10);

    /** How long a count is not forgotten after a wrong one of which it is not yet known whether it stays. */
    Duration REMEMBERED_FOR = Duration.ofHours(1);

    /** Notes one that was counted. */
    void note(Claimant who, Instant now);

    /**
     * Notes that wrong ones ended the claimant's sign-in: the next that is completed in the same browser, from the same
     * network, takes them back as well.
     */
    void noteEnded(Claimant who);

    /**
     * Takes the claimant's own back, once: those of this sign-in; those of one that they ended just before; or in a
     * session those made a moment ago from the same network.
     */
    void takeBack(Claimant who, Instant now);

    /** Whose are to stay counted next, since nobody took them back in time. */
    Optional<AccountId> nextUnsettled(Instant now);

    /**
     * Lets an account's stay counted that nobody took back in time: from now on they put off the time at which the count
     * is forgotten. The account is locked, as by everybody who counts there.
     */
    void settle(AccountId account, Instant now);

    /** Drops all of an account. */
    void clear(AccountId account);
}
