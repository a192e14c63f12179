package org.vestibule.application.computer;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.app.Clients;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Shows a computer its own entry, which is all that its token opens. */
public final class ViewOwnComputer {

    private final Computers computers;
    private final Teams teams;
    private final Clients clients;
    private final Clock clock;

    public ViewOwnComputer(Computers computers, Teams teams, Clients clients, Clock clock) {
        this.computers = computers;
        this.teams = teams;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * It.
     *
     * @param app what the app on it is called
     */
    public record Own(Computer computer, String app, Team team) {}

    /** The entry; empty if the token is not good, or its app was forgotten. */
    public Optional<Own> view(String text) {
        Instant now = clock.instant();
        return GrantToken.parse(text)
                .flatMap(token -> computers
                        .license(
                                new TeamId(token.body().owner()),
                                new ComputerId(token.body().id()))
                        .filter(license -> license.isAccess(token, now)))
                .map(License::computer)
                .flatMap(this::own);
    }

    private Optional<Own> own(Computer computer) {
        return teams.find(computer.team())
                .flatMap(team -> clients.find(computer.client())
                        .map(known -> new Own(computer, known.client().name(), team)));
    }
}
