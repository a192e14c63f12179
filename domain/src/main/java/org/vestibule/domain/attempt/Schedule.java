package org.vestibule.domain.attempt;

import java.time.Duration;

/**
 * How tries are spaced: some free ones, then a delay between tries that doubles up to a longest one. A bucket that
 * nobody touched for a while is forgotten.
 *
 * @param refill how long until one try comes back by itself; {@link #NEVER} if none does
 * @param putOff whether every try puts the forgetting off; else only one does that is known to stay counted
 */
public record Schedule(
        int freeTries,
        Duration firstDelay,
        Duration longestDelay,
        Duration forgottenAfter,
        Duration refill,
        boolean putOff) {

    /** Longer than any program runs, and still a time that a database can hold. */
    public static final Duration NEVER = Duration.ofDays(365_000);

    /** For secrets: 5 free tries, then 30 seconds, doubling to 15 minutes; forgotten after 24 hours. */
    static final Schedule GUESSES = guesses(5, NEVER);

    /** For whoever shares a network address: 100 free tries, one of which comes back every 10 minutes. */
    static final Schedule ADDRESS = guesses(100, Duration.ofMinutes(10));

    /** For sign-up mails, and those about new browsers: 3 an hour. */
    static final Schedule SIGN_UP_MAILS = mails(3, Duration.ofHours(1), NEVER);

    /**
     * For links that set a password: 3 an hour as well, but 2 at once and then one in 30 minutes, as long as such a link
     * lives. However often somebody else asks, one that works is always in the holder's mailbox.
     */
    static final Schedule PASSWORD_MAILS = mails(2, Duration.ofMinutes(30), NEVER);

    /** For whoever shares a network address: 60 mails, one of which comes back every minute. */
    static final Schedule MAILS_FROM_ADDRESS = mails(60, Duration.ofMinutes(1), Duration.ofMinutes(1));

    /** For second steps of whoever knows a password: 20, forgotten 90 days after the last that stays counted. */
    static final Schedule SECOND_STEPS = new Schedule(20, NEVER, NEVER, Duration.ofDays(90), NEVER, false);

    /** For mails about sign-ins that were not finished: one an hour. */
    static final Schedule UNFINISHED_MAILS = mails(1, Duration.ofHours(1), NEVER);

    /** So many tries and no more, until a success. */
    static Schedule atMost(int tries) {
        return new Schedule(tries, NEVER, NEVER, NEVER, NEVER, true);
    }

    private static Schedule guesses(int free, Duration refill) {
        return new Schedule(free, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(24), refill, true);
    }

    private static Schedule mails(int free, Duration spacing, Duration refill) {
        return new Schedule(free, spacing, spacing, Duration.ofHours(1), refill, true);
    }

    /** Whether no try ever follows the free ones: then what that leads to waits until all of them are judged. */
    public boolean endsForGood() {
        return firstDelay.equals(NEVER);
    }

    /** How long to wait after so many tries, the one just made included. */
    public Duration delayAfter(int tries) {
        if (tries < freeTries) {
            return Duration.ZERO;
        }
        Duration delay = firstDelay;
        for (int extra = tries - freeTries; extra > 0 && delay.compareTo(longestDelay) < 0; extra--) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }
}
