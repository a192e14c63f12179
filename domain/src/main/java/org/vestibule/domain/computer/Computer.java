package org.vestibule.domain.computer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.Refreshes;
import org.vestibule.domain.team.TeamId;

/**
 * A computer that is licensed into a team. That was the act of a person; what came of it is the team's, and outlives their
 * password, device, role and place in it.
 *
 * @param client the app on it
 * @param licensedBy who let it in
 * @param seen when it last asked for something, and from where
 * @param key by which its tokens are known
 */
public record Computer(
        TeamId team,
        ComputerId id,
        ComputerName name,
        ClientId client,
        AccountId licensedBy,
        Instant licensedAt,
        Optional<Seen> seen,
        GrantKey key,
        Renewals renewals) {

    /** When it last asked for something, and from which address of the network. */
    public record Seen(Instant at, String address) {}

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
        return key.token(new GrantToken.Body(team.value(), id.value(), use, mark));
    }

    /** Whether a token is one of its own to ask for something with, and still good. */
    public boolean isAccess(GrantToken token, Instant now) {
        return token.body().use() == GrantToken.Use.COMPUTER_ACCESS
                && key.made(token)
                && now.getEpochSecond() < token.body().mark();
    }
}
