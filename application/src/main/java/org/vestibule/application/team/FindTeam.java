package org.vestibule.application.team;

import java.util.List;
import java.util.Optional;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;

/** Looks a team up for an operator. */
public final class FindTeam {

    private final Teams teams;

    public FindTeam(Teams teams) {
        this.teams = teams;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** There it is. */
    public record Found(Team team) implements Result {}

    /** There is none. */
    public record Unknown() implements Result {}

    /** More than one has this name: only an id tells them apart. */
    public record Ambiguous() implements Result {}

    /** Finds a team by its id, or by its exact name if no other has it. */
    public Result find(String idOrName) {
        Optional<Team> byId = TeamId.parse(idOrName).flatMap(teams::find);
        if (byId.isPresent()) {
            return new Found(byId.get());
        }
        List<Team> named = TeamName.parse(idOrName).map(teams::named).orElseGet(List::of);
        if (named.size() > 1) {
            return new Ambiguous();
        }
        return named.isEmpty() ? new Unknown() : new Found(named.get(0));
    }
}
