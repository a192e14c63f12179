package org.vestibule.application.mandate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.application.team.Place;
import org.vestibule.application.twostep.DisableObjections.Objection;
import org.vestibule.domain.mandate.Standing;

/**
 * Tells somebody what each of their teams asks of them, and what it has against turning 2-step verification off (PRODUCT
 * D). It asks nobody: all of it follows from their places.
 */
public final class ViewDemands {

    private final Clock clock;

    public ViewDemands(Clock clock) {
        this.clock = clock;
    }

    /**
     * What one team asks.
     *
     * @param without where they stand, or would, with 2-step verification off
     * @param objection to turning it off
     */
    public record Demand(Place place, Standing without, Optional<Objection> objection) {

        /** Whether turning it on at a moment opened the team, which was withheld until then. */
        public boolean openedAt(Instant on) {
            return standingAt(on) instanceof Standing.Suspended;
        }

        /** Whether it had been open before it was withheld, as it never was to who joined after the rule had begun. */
        public boolean reopenedAt(Instant on) {
            return standingAt(on) instanceof Standing.Suspended suspended
                    && suspended.since().isAfter(place.me().tenure().joinedAt());
        }

        private Standing standingAt(Instant on) {
            return place.rules().standingWithout(place.me(), on);
        }
    }

    /** Tells it of all teams that somebody is in. */
    public List<Demand> of(List<Place> mine) {
        Instant now = clock.instant();
        return mine.stream()
                .map(place -> new Demand(
                        place, place.rules().standingWithout(place.me(), now), MandateGuard.objection(place, now)))
                .toList();
    }
}
