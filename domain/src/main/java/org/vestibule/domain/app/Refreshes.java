package org.vestibule.domain.app;

import java.time.Duration;
import java.time.Instant;

/**
 * How what was granted was refreshed so far. Each time there is one token that is good, and it is used up by that.
 *
 * @param count how often
 * @param latestAt when last; when it began if never
 * @param repeats how often an answer was given once more on the day of the latest repeat, in UTC
 * @param repeatedOn the number of that day since 1970
 */
public record Refreshes(long count, Instant latestAt, int repeats, long repeatedOn) {

    /** So often a day an answer is given once more: more are none that got lost. */
    public static final int MOST_REPEATS = 3;

    /** None yet. */
    public static Refreshes none(Instant begunAt) {
        return new Refreshes(0, begunAt, 0, 0);
    }

    /** What a refresh token is. */
    public enum Turn {
        /** The one that is good. */
        NEXT,
        /** The one before, whose answer may have been lost. */
        REPEAT,
        /** One that was used up: somebody else may have it. */
        REPLAY,
        /** None that was ever given out. */
        UNKNOWN
    }

    /**
     * Judges a token.
     *
     * @param mark of how many refreshes it is
     * @param lost how long an answer may be on its way
     */
    public Turn turn(long mark, Duration lost, Instant now) {
        if (mark > count) {
            return Turn.UNKNOWN;
        }
        if (mark == count) {
            return Turn.NEXT;
        }
        boolean latest = mark == count - 1 && now.isBefore(latestAt.plus(lost)) && repeatsOn(day(now)) < MOST_REPEATS;
        return latest ? Turn.REPEAT : Turn.REPLAY;
    }

    /** How often an answer was given once more on a day. */
    public int repeatsOn(long day) {
        return repeatedOn == day ? repeats : 0;
    }

    /** The number of a day since 1970, in UTC. */
    public static long day(Instant now) {
        return now.getEpochSecond() / Duration.ofDays(1).toSeconds();
    }
}
