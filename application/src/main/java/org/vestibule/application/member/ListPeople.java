package org.vestibule.application.member;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.team.MemberSelection;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.team.Team;

/**
 * Lists all people of a team and where each stands, however many they are: some at a time, as they are taken, and never
 * more of them in memory. Each is read once and judged by one time, and nothing is held between. Nobody who is there all
 * along is left out or listed twice, whoever joins or leaves meanwhile.
 */
public final class ListPeople {

    /** How many at a time. */
    private static final int BATCH = 1000;

    private final Memberships memberships;
    private final Policies policies;
    private final Refusals refusals;
    private final Clock clock;

    public ListPeople(Memberships memberships, Policies policies, Refusals refusals, Clock clock) {
        this.memberships = memberships;
        this.policies = policies;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Some of them.
     *
     * @param refused addresses of theirs that took no mail
     */
    public record Some(List<ViewPeople.Person> people, Map<EmailAddress, Refusals.Refusal> refused) {}

    /** Lists them to an operator. */
    public Stream<ViewPeople.Person> list(Team team, MemberSelection which) {
        return list(team, policies.of(team.id()), which).flatMap(List::stream);
    }

    /** Lists them to a member. Two questions for each thousand. */
    public Stream<Some> list(Place place, MemberSelection which) {
        return list(place.team(), place.rules(), which).map(people -> new Some(people, refused(people)));
    }

    private Stream<List<ViewPeople.Person>> list(Team team, TeamRules rules, MemberSelection which) {
        Memberships.Mark start = Memberships.Mark.start(clock.instant());
        return Stream.iterate(
                        Optional.of(memberships.walk(team.id(), rules, which, start, BATCH)),
                        Optional::isPresent,
                        last -> last.flatMap(Memberships.Batch::next)
                                .map(next -> memberships.walk(team.id(), rules, which, next, BATCH)))
                .flatMap(Optional::stream)
                .map(batch -> batch.members().stream()
                        .map(member -> ViewPeople.Person.of(member, rules, start.at()))
                        .toList());
    }

    private Map<EmailAddress, Refusals.Refusal> refused(List<ViewPeople.Person> people) {
        return people.isEmpty()
                ? Map.of()
                : refusals.of(people.stream()
                        .map(person -> person.member().account().email())
                        .toList());
    }
}
