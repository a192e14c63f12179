package org.vestibule.domain.subscription;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All changes of a subscription, from which follows what it included at any moment (PRODUCT D). A change lifts the end
 * that the one before it had: so a subscription is prolonged.
 *
 * @param changes in the order written, which also decides between two at one instant
 */
public record PlanHistory(List<PlanChange> changes) {

    /** Nothing was ever subscribed to: Lite. */
    public static final PlanHistory NONE = new PlanHistory(List.of());

    /** All there is, always. */
    public static final PlanHistory ALL =
            new PlanHistory(List.of(new PlanChange(Instant.EPOCH, Terms.ALL, Optional.empty())));

    public PlanHistory {
        // A stable sort, so those at one instant stay in the order written.
        changes = changes.stream().sorted(comparing(PlanChange::at)).toList();
    }

    /** What the subscription includes at a moment; Lite before its first change and after its end. */
    public Terms at(Instant now) {
        return lastChange(now).map(change -> change.termsAt(now)).orElse(Terms.LITE);
    }

    /** Whether there was a subscription that has ended, and none since. */
    public boolean hasLapsed(Instant now) {
        return at(now).equals(Terms.LITE)
                && changes.stream()
                        .anyMatch(change ->
                                !change.at().isAfter(now) && !change.terms().equals(Terms.LITE));
    }

    /** When the terms that hold at a moment end by themselves; empty if they do not, or already have. */
    public Optional<Instant> endAfter(Instant now) {
        return lastChange(now).flatMap(PlanChange::end).filter(now::isBefore);
    }

    /** When a change made now counts from: not before the last one, though another node's clock were ahead. */
    public Instant next(Instant now) {
        return lastChange(Instant.MAX).map(PlanChange::at).filter(now::isBefore).orElse(now);
    }

    private Optional<PlanChange> lastChange(Instant now) {
        return changes.stream().filter(change -> !change.at().isAfter(now)).reduce((earlier, later) -> later);
    }
}
