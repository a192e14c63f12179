package org.vestibule.domain.app;

import java.time.Duration;
import java.time.Instant;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Authentication;

/**
 * What an account has granted to an app by one sign-in.
 *
 * @param authentication how its holder signed in
 * @param key by which its tokens are known
 */
public record Grant(
        AccountId account,
        GrantId id,
        ClientId client,
        Scopes scopes,
        Authentication authentication,
        Instant begunAt,
        GrantKey key,
        Refreshes refreshes) {

    /** An app that never heard the answer, or asks twice at once, may ask again for so long. */
    public static final Duration LOST_ANSWER = Duration.ofSeconds(10);

    /** So often a day: more are none that got lost. */
    public static final int MOST_REPEATS = 3;

    /**
     * How it was refreshed so far.
     *
     * @param count how often
     * @param latestAt when last; when it began if never
     * @param repeats how often an answer was given once more on the day of the latest repeat, in UTC
     * @param repeatedOn the number of that day since 1970
     */
    public record Refreshes(long count, Instant latestAt, int repeats, long repeatedOn) {

        /** None yet. */
        public static Refreshes none(Instant begunAt) {
            return new Refreshes(0, begunAt, 0, 0);
        }
    }

    /** What a refresh token is to a grant. */
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

    /** Judges a token that was made of its key. */
    public Turn turn(GrantToken token, Instant now) {
        GrantToken.Body body = token.body();
        if (body.use() != GrantToken.Use.REFRESH || body.mark() > refreshes.count) {
            return Turn.UNKNOWN;
        }
        if (body.mark() == refreshes.count) {
            return Turn.NEXT;
        }
        boolean latest = body.mark() == refreshes.count - 1
                && now.isBefore(refreshes.latestAt.plus(LOST_ANSWER))
                && repeatsOn(day(now)) < MOST_REPEATS;
        return latest ? Turn.REPEAT : Turn.REPLAY;
    }

    /** How often an answer was given once more on a day. */
    public int repeatsOn(long day) {
        return refreshes.repeatedOn == day ? refreshes.repeats : 0;
    }

    /** The number of a day since 1970, in UTC. */
    public static long day(Instant now) {
        return now.getEpochSecond() / Duration.ofDays(1).toSeconds();
    }

    /** Whether it is over. */
    public boolean isOver(AppLimits limits, Instant now) {
        if (!scopes.has(Scope.OFFLINE_ACCESS)) {
            return !now.isBefore(begunAt.plus(limits.access()));
        }
        return !now.isBefore(begunAt.plus(limits.longest())) || !now.isBefore(refreshes.latestAt.plus(limits.idle()));
    }

    /** A token to ask for something with. */
    public GrantToken access(AppLimits limits, Instant now) {
        return token(GrantToken.Use.ACCESS, now.plus(limits.access()).getEpochSecond());
    }

    /** The token to get the next one with after so many. */
    public GrantToken refresh(long count) {
        return token(GrantToken.Use.REFRESH, count);
    }

    private GrantToken token(GrantToken.Use use, long mark) {
        return key.token(new GrantToken.Body(account, id, use, mark));
    }

    /** Whether a token is one of its own to ask for something with, and still good. */
    public boolean isAccess(GrantToken token, Instant now) {
        return token.body().use() == GrantToken.Use.ACCESS
                && key.made(token)
                && now.getEpochSecond() < token.body().mark();
    }
}
