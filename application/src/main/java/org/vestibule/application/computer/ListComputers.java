package org.vestibule.application.computer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vestibule.application.app.HeldBy;
import org.vestibule.application.grant.Grants;
import org.vestibule.application.team.ListMyTeams;
import org.vestibule.application.team.Place;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.team.TeamId;

/** Lists to an app the computers of those teams that its holder takes part in at that moment. */
public final class ListComputers {

    private final HeldBy heldBy;
    private final ListMyTeams myTeams;
    private final Computers computers;
    private final Clock clock;

    public ListComputers(HeldBy heldBy, ListMyTeams myTeams, Computers computers, Clock clock) {
        this.heldBy = heldBy;
        this.myTeams = myTeams;
        this.computers = computers;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * They.
     *
     * @param teams those that they belong to, by id
     */
    public record Listed(List<Computers.Listed> computers, Map<TeamId, Place> teams) implements Result {}

    /** The token is not good. */
    public record NotGood() implements Result {}

    /** It is good, and not for this. */
    public record NotGranted() implements Result {}

    /**
     * Lists the next ones.
     *
     * @param after where the list goes on
     */
    public Result list(String token, Optional<Computers.Place> after, int most) {
        Instant now = clock.instant();
        return heldBy.open(token, now).map(held -> list(held, after, most, now)).orElseGet(NotGood::new);
    }

    private Result list(Grants.Held held, Optional<Computers.Place> after, int most, Instant now) {
        if (!held.grant().scopes().has(Scope.COMPUTERS)) {
            return new NotGranted();
        }
        Map<TeamId, Place> open = myTeams.list(held.grant().account(), now).stream()
                .filter(place -> !(place.standing() instanceof Standing.Suspended))
                .collect(Collectors.toMap(place -> place.team().id(), Function.identity()));
        return new Listed(open.isEmpty() ? List.of() : computers.of(open.keySet(), after, most), open);
    }
}
