package org.vestibule.domain.computer;

import java.time.Duration;
import java.time.Instant;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.Refreshes;

/**
 * By what a computer shows that it is one of its team's.
 *
 * @param key by which its tokens are known
 */
public record License(Computer computer, GrantKey key, Renewals renewals) {

    /** One that was never renewed. */
    public static License of(Computer computer, GrantKey key) {
        return new License(computer, key, Renewals.none(computer.licensedAt()));
    }

    /** Judges a token that was made of its key. */
    public Refreshes.Turn turn(GrantToken token) {
        return token.body().use() == GrantToken.Use.COMPUTER_REFRESH
                ? renewals.turn(token.body().mark())
                : Refreshes.Turn.UNKNOWN;
    }

    /**
     * A token to ask for something with.
     *
     * @param life how long it is good
     */
    public GrantToken access(Duration life, Instant now) {
        return token(GrantToken.Use.COMPUTER_ACCESS, now.plus(life).getEpochSecond());
    }

    /** The token to get the next one with after so many. */
    public GrantToken refresh(long count) {
        return token(GrantToken.Use.COMPUTER_REFRESH, count);
    }

    private GrantToken token(GrantToken.Use use, long mark) {
        return key.token(
                new GrantToken.Body(computer.team().value(), computer.id().value(), use, mark));
    }

    /** Whether a token is one of its own to ask for something with, and still good. */
    public boolean isAccess(GrantToken token, Instant now) {
        return token.body().use() == GrantToken.Use.COMPUTER_ACCESS
                && key.made(token)
                && now.getEpochSecond() < token.body().mark();
    }
}
