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

    /** When it last asked for something, and from which address of the network. */
    public record Seen(Instant at, String address) {}
}
