package org.vestibule.application.team;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.subscription.Subscriptions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.team.Member;
import org.vestibule.domain.team.Standing;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamRules;

/** Shows the people of a team and where each stands, a page at a time. Three questions, however many there are. */
public final class ViewPeople {

    private final Memberships memberships;
    private final Policies policies;
    private final Subscriptions subscriptions;
    private final Clock clock;

    public ViewPeople(Memberships memberships, Policies policies, Subscriptions subscriptions, Clock clock) {
        this.memberships = memberships;
        this.policies = policies;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** A member and where they stand. */
    public record Person(Member member, boolean technician, Standing standing) {}

    /**
     * Shows a page.
     *
     * @param last the last of the page before
     */
    public List<Person> page(TeamId team, Optional<AccountId> last, int most) {
        Instant now = clock.instant();
        TeamRules rules = new TeamRules(policies.of(team), subscriptions.of(team));
        return memberships.after(team, last, most).stream()
                .map(member -> new Person(member, member.technician(now), rules.standing(member, now)))
                .toList();
    }
}
