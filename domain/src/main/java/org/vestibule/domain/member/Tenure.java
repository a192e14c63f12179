package org.vestibule.domain.member;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A member's time in a team since the latest joining, and when in it the member was a Technician (PRODUCT D). Whoever
 * leaves and joins again starts anew and without Technician: what was before the joining does not count.
 *
 * @param technicianChanges in the order written, which also decides between two at one instant
 */
public record Tenure(Instant joinedAt, List<TechnicianChange> technicianChanges) {

    public Tenure {
        technicianChanges = technicianChanges.stream()
                .filter(change -> !change.at().isBefore(joinedAt))
                .sorted(comparing(TechnicianChange::at)) // stable, so it keeps the order written
                .toList();
    }

    /** When the run as Technician began that goes on at a moment; giving it once more begins no new one. */
    public Optional<Instant> technicianSince(Instant now) {
        Optional<Instant> since = Optional.empty();
        for (TechnicianChange change : technicianChanges) {
            if (!change.at().isAfter(now)) {
                Instant start = since.orElse(change.at());
                since = change.technician() ? Optional.of(start) : Optional.empty();
            }
        }
        return since;
    }

    /** When something counts from that is decided now: not before the joining or the last change, by whichever clock. */
    public Instant next(Instant now) {
        return Stream.concat(Stream.of(joinedAt), technicianChanges.stream().map(TechnicianChange::at))
                .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
    }
}
