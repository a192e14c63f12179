package org.vestibule.application.team;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.TeamId;

/**
 * The one place that decides whether a team is open to somebody (PRODUCT D): pages ask it before they show anything, and
 * acts ask it within their transaction, in which the team is locked. One question, however large the team.
 */
public final class EnterTeam {

    private final ListMyTeams myTeams;

    public EnterTeam(ListMyTeams myTeams) {
        this.myTeams = myTeams;
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
    public record Entered(Place place, List<Place> mine) implements Result {
        @Override
        public Optional<Place> seat() {
            return Optional.of(place);
        }
    }

    /**
     * It is withheld from them since a moment, until their 2-step verification is on.
     *
     * @param mine all teams that they are in, this one included
     */
    public record Withheld(Place place, Instant since, List<Place> mine) implements Result {
        @Override
        public Optional<Place> seat() {
            return Optional.of(place);
        }

        @Override
        public Optional<TeamChange> refusal() {
            return Optional.of(TeamChange.WITHHELD);
        }
    }

    /**
     * It would be open, but their role does not allow what they came for.
     *
     * @param mine all teams that they are in, this one included
     */
    public record NotAllowed(Place place, List<Place> mine) implements Result {
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
        List<Place> mine = myTeams.list(account);
        Optional<Place> found = mine.stream()
                .filter(one -> one.team().id().equals(team))
                .filter(one -> one.me().account().enabled())
                .findFirst();
        if (found.isEmpty()) {
            return new NoSuchTeam();
        }
        Place place = found.get();
        if (place.standing() instanceof Standing.Suspended suspended) {
            return new Withheld(place, suspended.since(), mine);
        }
        return allowed.test(place.me().role()) ? new Entered(place, mine) : new NotAllowed(place, mine);
    }
}
