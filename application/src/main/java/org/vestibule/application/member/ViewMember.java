package org.vestibule.application.member;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Shows one member of a team, and where they stand. */
public final class ViewMember {

    private final Memberships memberships;
    private final Policies policies;
    private final Clock clock;

    public ViewMember(Memberships memberships, Policies policies, Clock clock) {
        this.memberships = memberships;
        this.policies = policies;
        this.clock = clock;
    }

    /** Shows them to another who has entered it; empty if they are not in the team, or not any more. */
    public Optional<ViewPeople.Person> of(Place place, AccountId account) {
        return of(place.team().id(), place.rules(), account);
    }

    /** Shows them to an operator; empty if they are not in the team. */
    public Optional<ViewPeople.Person> of(Team team, AccountId account) {
        return of(team.id(), policies.of(team.id()), account);
    }

    private Optional<ViewPeople.Person> of(TeamId team, TeamRules rules, AccountId account) {
        Instant now = clock.instant();
        return memberships.find(team, account).map(member -> ViewPeople.Person.of(member, rules, now));
    }
}
