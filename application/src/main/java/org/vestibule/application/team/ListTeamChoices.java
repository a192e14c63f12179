package org.vestibule.application.team;

import java.util.List;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.Team;

/** Lists the teams that somebody may choose from, which is on every page. One question. */
public final class ListTeamChoices {

    private final ListMyTeams listMyTeams;

    public ListTeamChoices(ListMyTeams listMyTeams) {
        this.listMyTeams = listMyTeams;
    }

    /**
     * A team to choose.
     *
     * @param withheld whether it is closed to them until their 2-step verification is on
     */
    public record Choice(Team team, boolean withheld) {}

    /** Lists them, oldest first. */
    public List<Choice> list(AccountId account) {
        return list(listMyTeams.list(account));
    }

    /** The same for whoever knows their places: no question. */
    public List<Choice> list(List<Place> mine) {
        return mine.stream()
                .map(place -> new Choice(place.team(), !place.standing().participates()))
                .toList();
    }
}
