package org.vestibule.application.team;

import java.time.Clock;
import java.util.List;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.Team;

/**
 * Lists the teams that somebody may choose from, which is on every page. With 2-step verification on nothing is withheld,
 * so that it is one question; else two.
 */
public final class ListTeamChoices {

    private final Memberships memberships;
    private final ListMyTeams listMyTeams;
    private final Clock clock;

    public ListTeamChoices(Memberships memberships, ListMyTeams listMyTeams, Clock clock) {
        this.memberships = memberships;
        this.listMyTeams = listMyTeams;
        this.clock = clock;
    }

    /**
     * A team to choose.
     *
     * @param withheld whether it is closed to them until their 2-step verification is on
     */
    public record Choice(Team team, boolean withheld) {}

    /** Lists them, oldest first. */
    public List<Choice> list(AccountId account) {
        List<Memberships.Seat> seats = memberships.of(account);
        return seats.stream().allMatch(seat -> seat.member().twoStepOn())
                ? seats.stream().map(seat -> new Choice(seat.team(), false)).toList()
                : list(listMyTeams.places(seats, clock.instant()));
    }

    /** The same for whoever knows their places: no question. */
    public List<Choice> list(List<Place> mine) {
        return mine.stream()
                .map(place -> new Choice(place.team(), !place.standing().participates()))
                .toList();
    }
}
