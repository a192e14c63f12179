package org.vestibule.domain.computer;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.team.TeamId;

/**
 * A computer that is licensed into a team. That was the act of a person; what came of it is the team's, and outlives their
 * password, device, role and place in it.
 *
 * @param client the app on it
 * @param licensedBy who let it in
 * @param seen when it last asked for something, and from where
 */
public record Computer(
        TeamId team,
        ComputerId id,
        ComputerName name,
        ClientId client,
        AccountId licensedBy,
        Instant licensedAt,
        Optional<Seen> seen) {

    /**
     * So many a team has at most: twice as many as the largest that are known, and few enough to be counted on each page.
     * Whoever may add one may have a script do it, which needs no more than a device's code for each.
     */
    public static final int MOST_IN_TEAM = 20_000;

    /**
     * When it last asked for something.
     *
     * @param address from which of the network; empty once that is too long ago to be kept
     */
    public record Seen(Instant at, Optional<String> address) {

        /** From an address. */
        public static Seen of(Instant at, String address) {
            return new Seen(at, Optional.of(address));
        }
    }
}
