package org.vestibule.domain.mandate;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a team has chosen to require (PRODUCT D); at any moment only the last choice counts.
 *
 * @param changes in the order written, which also decides between two at one instant
 */
public record PolicyHistory(List<PolicyChange> changes) {

    /** Nothing was ever chosen: Nobody. */
    public static final PolicyHistory NONE = new PolicyHistory(List.of());

    public PolicyHistory {
        // A stable sort, so those at one instant stay in the order written.
        changes = changes.stream().sorted(comparing(PolicyChange::at)).toList();
    }

    /** The choice that holds at a moment. */
    public Optional<PolicyChange> at(Instant now) {
        return changes.stream().filter(change -> !change.at().isAfter(now)).reduce((earlier, later) -> later);
    }

    /** When a choice made now counts from: not before the last one, though another node's clock were ahead. */
    public Instant next(Instant now) {
        return at(Instant.MAX).map(PolicyChange::at).filter(now::isBefore).orElse(now);
    }

    /**
     * Adds a choice, unless it is the same rule saved again: then the result equals this history and nothing is to be
     * written, so that whoever is suspended stays so since the same day and no mail goes out. A rule is the same if it
     * has the same start, or if the old one acts already and the new one is to act at once; where nothing was ever
     * chosen, Nobody is the rule.
     *
     * @throws IllegalArgumentException if the choice was made before one that stands: it would never count
     */
    public PolicyHistory with(PolicyChange change) {
        Optional<PolicyChange> last = at(Instant.MAX);
        if (last.filter(newer -> newer.at().isAfter(change.at())).isPresent()) {
            throw new IllegalArgumentException("A later choice stands already");
        }
        boolean same = last.map(change::repeats).orElse(change.rule() == Mandate.NOBODY);
        if (same) {
            return this;
        }
        return new PolicyHistory(
                Stream.concat(changes.stream(), Stream.of(change)).toList());
    }
}
