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
import org.vestibule.domain.team.Team;

/**
 * The dry run: says what a choice would do, and changes nothing. Two questions at most, however many members, who are
 * counted where they are kept; it is judged as {@link SetPolicy} judges it a moment later.
 */
public final class PreviewPolicy {

    /** How many it names at most; all are named by {@link ListMissing}. */
    public static final int MOST_NAMED = 100;

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
     * @param named the first of those who have not, with the moment from which the team is withheld from them
     * @param after the rules that would hold
     */
    public record Preview(
            PolicyChange change,
            boolean changesNothing,
            boolean far,
            int members,
            int covered,
            int ready,
            List<Losing> named,
            TeamRules after)
            implements Result {

        /** How many have it not of whom it is required. */
        public int losing() {
            return covered - ready;
        }
    }

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
        Memberships.Tally tally = memberships.tally(
                team.id(), choice.after(), MOST_NAMED, choice.change().at());
        return tally.owner()
                .<Result>map(owner -> choice.refusal(owner, chooser)
                        .<Result>map(why -> new Refused(why, owner.account()))
                        .orElseGet(() -> preview(choice, tally)))
                .orElseGet(NoTeam::new);
    }

    private static Preview preview(PolicyChoice choice, Memberships.Tally tally) {
        Instant at = choice.change().at();
        return new Preview(
                choice.change(),
                choice.changesNothing(),
                choice.far(),
                tally.size(),
                tally.covered(),
                tally.covered() - tally.countMissing(),
                tally.missing().stream()
                        .flatMap(member -> losing(member, choice.after().standing(member, at)).stream())
                        .toList(),
                choice.after());
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
