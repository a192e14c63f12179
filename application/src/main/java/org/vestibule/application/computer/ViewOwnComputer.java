package org.vestibule.application.computer;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Shows a computer its own entry, which is all that its token opens, as it is at that moment. Three questions. */
public final class ViewOwnComputer {

    private final Computers computers;
    private final Teams teams;
    private final Policies policies;
    private final Clock clock;

    public ViewOwnComputer(Computers computers, Teams teams, Policies policies, Clock clock) {
        this.computers = computers;
        this.teams = teams;
        this.policies = policies;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * It.
     *
     * @param app what the app on it is called
     */
    public record Own(Computer computer, String app, Team team) implements Result {}

    /** The team's subscription has ended since the token was given. */
    public record Dormant() implements Result {}

    /** The token is not good, or its app was forgotten. */
    public record NotGood() implements Result {}

    /** Shows it. */
    public Result view(String text) {
        Instant now = clock.instant();
        return GrantToken.parse(text)
                .flatMap(token -> computers
                        .own(
                                new TeamId(token.body().owner()),
                                new ComputerId(token.body().id()))
                        .filter(own -> own.license().isAccess(token, now)))
                .flatMap(own -> view(own, now))
                .orElseGet(NotGood::new);
    }

    private Optional<Result> view(Computers.Own own, Instant now) {
        Computer computer = own.license().computer();
        return own.app()
                .flatMap(app -> teams.find(computer.team())
                        .map(team -> policies.of(team.id()).plans().hasLapsed(now)
                                ? new Dormant()
                                : new Own(computer, app, team)));
    }
}
