package org.vestibule.application.team;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.team.TeamId;

/** Lists the teams that somebody is in, and where they stand in each. Two questions, however many teams. */
public final class ListMyTeams {

    private final Memberships memberships;
    private final Policies policies;
    private final Clock clock;

    public ListMyTeams(Memberships memberships, Policies policies, Clock clock) {
        this.memberships = memberships;
        this.policies = policies;
        this.clock = clock;
    }

    /** Lists them, oldest first. */
    public List<Place> list(AccountId account) {
        return list(account, clock.instant());
    }

    /** The same at a moment. */
    public List<Place> list(AccountId account, Instant now) {
        return places(memberships.of(account), now);
    }

    /** What comes of places that are known, without the rules there. */
    List<Place> places(List<Memberships.Seat> seats, Instant now) {
        List<TeamId> teams = seats.stream().map(seat -> seat.team().id()).toList();
        Map<TeamId, TeamRules> all = policies.of(teams);
        return seats.stream()
                .map(seat -> {
                    TeamRules rules = all.getOrDefault(seat.team().id(), TeamRules.NONE);
                    return new Place(seat.team(), seat.member(), rules, rules.standing(seat.member(), now));
                })
                .toList();
    }
}
