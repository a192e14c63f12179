package org.vestibule.application.team;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;

/** Shows one member of a team, and where they stand, to another who has entered it. */
public final class ViewMember {

    private final Memberships memberships;
    private final Clock clock;

    public ViewMember(Memberships memberships, Clock clock) {
        this.memberships = memberships;
        this.clock = clock;
    }

    /** Shows them; empty if they are not in the team, or not any more. */
    public Optional<ViewPeople.Person> of(Place place, AccountId account) {
        Instant now = clock.instant();
        return memberships
                .find(place.team().id(), account)
                .map(member -> new ViewPeople.Person(
                        member, member.technician(now), place.rules().standing(member, now)));
    }
}
