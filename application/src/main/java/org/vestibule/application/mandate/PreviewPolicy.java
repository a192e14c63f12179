package org.vestibule.application.mandate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.Policies;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.PolicyChoice;
import org.vestibule.domain.mandate.PolicyRefusal;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;

/**
 * The dry run: says what a choice would do, and changes nothing. Two questions at most, however many members; it is judged as
 * {@link SetPolicy} judges it a moment later.
 */
public final class PreviewPolicy {

    private final Memberships memberships;
    private final Policies policies;
    private final Clock clock;

    public PreviewPolicy(Memberships memberships, Policies policies, Clock clock) {
        this.memberships = memberships;
        this.policies = policies;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * What it would do.
     *
     * @param changesNothing whether it only says once more what holds
     * @param far whether it would act only in more than two years, so that the day may be a slip
     * @param members how many there are
     * @param covered of how many it is required
     * @param ready how many of those have it
     * @param losing who of those has not, with the moment from which the team is withheld from them
     */
    public record Preview(
            PolicyChange change,
            boolean changesNothing,
            boolean far,
            int members,
            int covered,
            int ready,
            List<Losing> losing)
            implements Result {}

    /** Somebody who would lose access from a moment on, which may have passed for who is suspended already. */
    public record Losing(Member member, Instant from) {}

    /** It cannot be chosen. */
    public record Refused(PolicyRefusal why, Account owner) implements Result {}

    /** The team was deleted a moment ago. */
    public record NoTeam() implements Result {}

    /** Says it to an operator. */
    public Result preview(Team team, Mandate rule, Optional<LocalDate> from) {
        return preview(team, policies.of(team.id()), Optional.empty(), rule, from);
    }

    /** Says it to a member who would choose it. */
    public Result preview(Place place, Mandate rule, Optional<LocalDate> from) {
        return preview(place.team(), place.rules(), Optional.of(place.me()), rule, from);
    }

    /**
     * Says it.
     *
     * @param chooser the member who would choose it; empty for an operator
     * @param from the day on which the grace period ends, by the team's zone; empty for "At once"
     * @throws IllegalArgumentException if there is one for Nobody
     */
    private Result preview(
            Team team, TeamRules before, Optional<Member> chooser, Mandate rule, Optional<LocalDate> from) {
        PolicyChoice choice = PolicyChoice.of(team, before, rule, from, clock.instant());
        List<Member> members = memberships.of(team.id());
        return members.stream()
                .filter(member -> member.role() == Role.OWNER)
                .findFirst()
                .<Result>map(owner -> choice.refusal(owner, chooser)
                        .<Result>map(why -> new Refused(why, owner.account()))
                        .orElseGet(() -> preview(choice, members)))
                .orElseGet(NoTeam::new);
    }

    private static Preview preview(PolicyChoice choice, List<Member> members) {
        Instant at = choice.change().at();
        List<Member> covered = members.stream()
                .filter(member -> choice.after().cover(member, at))
                .toList();
        List<Losing> losing = covered.stream()
                .flatMap(member -> losing(member, choice.after().standing(member, at)).stream())
                .toList();
        int ready = covered.size() - losing.size();
        return new Preview(
                choice.change(), choice.changesNothing(), choice.far(), members.size(), covered.size(), ready, losing);
    }

    private static Optional<Losing> losing(Member member, Standing standing) {
        if (standing instanceof Standing.DueBy later) {
            return Optional.of(new Losing(member, later.due()));
        }
        return standing instanceof Standing.Suspended now
                ? Optional.of(new Losing(member, now.since()))
                : Optional.empty();
    }
}
