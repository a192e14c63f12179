package org.vestibule.application.team;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.team.Member;
import org.vestibule.domain.team.PolicyHistory;
import org.vestibule.domain.team.Standing;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamRules;

/** Lists the teams that somebody is in, and where they stand in each. Three questions, however many teams. */
public final class ListMyTeams {

    private final Memberships memberships;
    private final Policies policies;
    private final Subscriptions subscriptions;
    private final Clock clock;

    public ListMyTeams(Memberships memberships, Policies policies, Subscriptions subscriptions, Clock clock) {
        this.memberships = memberships;
        this.policies = policies;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /**
     * A team of theirs.
     *
     * @param me they themselves, as a member of it
     */
    public record MyTeam(Team team, Member me, TeamRules rules, Standing standing) {}

    /** Lists them, oldest first. */
    public List<MyTeam> list(AccountId account) {
        return list(account, clock.instant());
    }

    List<MyTeam> list(AccountId account, Instant now) {
        List<Memberships.Seat> seats = memberships.of(account);
        List<TeamId> teams = seats.stream().map(seat -> seat.team().id()).toList();
        Map<TeamId, PolicyHistory> chosen = policies.of(teams);
        Map<TeamId, PlanHistory> subscribed = subscriptions.of(teams);
        return seats.stream()
                .map(seat -> {
                    TeamId team = seat.team().id();
                    TeamRules rules = new TeamRules(
                            chosen.getOrDefault(team, PolicyHistory.NONE),
                            subscribed.getOrDefault(team, PlanHistory.NONE));
                    return new MyTeam(seat.team(), seat.member(), rules, rules.standing(seat.member(), now));
                })
                .toList();
    }
}
