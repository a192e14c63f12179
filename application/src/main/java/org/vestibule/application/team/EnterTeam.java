package org.vestibule.application.team;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/**
 * The one place that decides whether a team is open to somebody (PRODUCT D): pages ask it before they show anything, and
 * acts ask it within their transaction, in which the team is locked. Two questions, however large the team.
 */
public final class EnterTeam {

    private final Memberships memberships;
    private final Policies policies;
    private final Clock clock;

    public EnterTeam(Memberships memberships, Policies policies, Clock clock) {
        this.memberships = memberships;
        this.policies = policies;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {
        /** Their place, open or not; empty if they have none. */
        default Optional<Place> seat() {
            return Optional.empty();
        }

        /** Why not, as acts report it; empty if it is open. */
        default Optional<TeamChange> refusal() {
            return Optional.empty();
        }
    }

    /**
     * It is open.
     *
     * @param mine all teams that they are in, this one included
     */
    public record Entered(Place place, List<Team> mine) implements Result {
        @Override
        public Optional<Place> seat() {
            return Optional.of(place);
        }
    }

    /** It is withheld from them since a moment, until their 2-step verification is on. */
    public record Withheld(Place place, Instant since) implements Result {
        @Override
        public Optional<Place> seat() {
            return Optional.of(place);
        }

        @Override
        public Optional<TeamChange> refusal() {
            return Optional.of(TeamChange.WITHHELD);
        }
    }

    /** It would be open, but their role does not allow what they came for. */
    public record NotAllowed(Place place) implements Result {
        @Override
        public Optional<Place> seat() {
            return Optional.of(place);
        }

        @Override
        public Optional<TeamChange> refusal() {
            return Optional.of(TeamChange.NOT_ALLOWED);
        }
    }

    /** They are in no such team, or an operator has disabled their account: also what they began rests then. */
    public record NoSuchTeam() implements Result {
        @Override
        public Optional<TeamChange> refusal() {
            return Optional.of(TeamChange.NO_TEAM);
        }
    }

    /** Whether it is open to a member of any role. */
    public Result enter(AccountId account, TeamId team) {
        return enter(account, team, anyRole -> true);
    }

    /** Whether it is open to somebody for something that their role has to allow. */
    public Result enter(AccountId account, TeamId team, Predicate<Role> allowed) {
        List<Memberships.Seat> seats = memberships.of(account);
        Optional<Memberships.Seat> seat =
                seats.stream().filter(mine -> mine.team().id().equals(team)).findFirst();
        if (seat.filter(mine -> mine.member().account().enabled()).isEmpty()) {
            return new NoSuchTeam();
        }
        TeamRules rules = policies.of(team);
        Standing standing = rules.standing(seat.get().member(), clock.instant());
        Place place = new Place(seat.get().team(), seat.get().member(), rules, standing);
        if (standing instanceof Standing.Suspended suspended) {
            return new Withheld(place, suspended.since());
        }
        return allowed.test(place.me().role())
                ? new Entered(place, seats.stream().map(Memberships.Seat::team).toList())
                : new NotAllowed(place);
    }
}
