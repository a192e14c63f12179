package org.vestibule.application.computer;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.team.TeamId;

/** Shows a computer its own entry, which is all that its token opens. */
public final class ViewOwnComputer {

    private final Computers computers;
    private final Clock clock;

    public ViewOwnComputer(Computers computers, Clock clock) {
        this.computers = computers;
        this.clock = clock;
    }

    /** The entry; empty if the token is not good. */
    public Optional<Computer> view(String text) {
        Instant now = clock.instant();
        return GrantToken.parse(text)
                .flatMap(token -> computers
                        .find(
                                new TeamId(token.body().owner()),
                                new ComputerId(token.body().id()))
                        .filter(computer -> computer.isAccess(token, now)));
    }
}
