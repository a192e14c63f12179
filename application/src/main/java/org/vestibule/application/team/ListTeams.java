package org.vestibule.application.team;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Lists all teams for an operator. */
public final class ListTeams {

    private static final int PAGE = 500;

    private final Teams teams;

    public ListTeams(Teams teams) {
        this.teams = teams;
    }

    /**
     * Hands teams over, oldest first, however many there are, until one is not taken.
     *
     * @param behind the last one that is not wanted any more; empty to begin with the first
     * @param taken whether it wants to go on
     */
    public void forEach(Optional<TeamId> behind, Predicate<Team> taken) {
        List<Team> page = teams.after(behind, PAGE);
        while (!page.isEmpty() && page.stream().allMatch(taken)) {
            TeamId last = page.get(page.size() - 1).id();
            page = teams.after(Optional.of(last), PAGE);
        }
    }
}
