package org.vestibule.application.team;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Lists all teams for an operator. */
public final class ListTeams {

    private static final int PAGE = 500;

    private final Teams teams;

    public ListTeams(Teams teams) {
        this.teams = teams;
    }

    /** Hands every team over, oldest first, however many there are. */
    public void forEach(Consumer<Team> action) {
        List<Team> page = teams.after(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            page.forEach(action);
            TeamId last = page.get(page.size() - 1).id();
            page = teams.after(Optional.of(last), PAGE);
        }
    }
}
