package org.vestibule.application.member;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Shows the people of a team and where each stands, a page at a time. Two questions at most, however many there are. */
public final class ViewPeople {

    private final Memberships memberships;
    private final Policies policies;
    private final Clock clock;

    public ViewPeople(Memberships memberships, Policies policies, Clock clock) {
        this.memberships = memberships;
        this.policies = policies;
        this.clock = clock;
    }

    /** A member and where they stand. */
    public record Person(Member member, boolean technician, Standing standing) {}

    /**
     * Some of them.
     *
     * @param counts how many of the whole team stand in which way
     */
    public record People(List<Person> page, Map<StandingKind, Integer> counts) {

        /** How many stand in one way; of the whole team without one. */
        public int count(Optional<StandingKind> only) {
            return only.map(kind -> counts.getOrDefault(kind, 0))
                    .orElseGet(() ->
                            counts.values().stream().mapToInt(Integer::intValue).sum());
        }
    }

    /** Shows a page to an operator. */
    public People page(Team team, Optional<StandingKind> only, int skipped, int most) {
        return page(team.id(), policies.of(team.id()), only, skipped, most);
    }

    /** Shows a page to a member. */
    public People page(Place place, Optional<StandingKind> only, int skipped, int most) {
        return page(place.team().id(), place.rules(), only, skipped, most);
    }

    /**
     * Shows a page.
     *
     * @param only those who stand so; empty for all
     * @param skipped how many of those come before it
     */
    private People page(TeamId team, TeamRules rules, Optional<StandingKind> only, int skipped, int most) {
        Instant now = clock.instant();
        Memberships.Page page = memberships.page(team, rules, only, skipped, most, now);
        List<Person> people = page.members().stream()
                .map(member -> new Person(member, member.technician(now), rules.standing(member, now)))
                .toList();
        return new People(people, page.counts());
    }
}
