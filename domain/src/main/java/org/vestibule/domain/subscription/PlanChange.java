package org.vestibule.domain.subscription;

import java.time.Instant;
import java.util.Optional;

/**
 * An operator gave a subscription other terms (PRODUCT D). They hold from then until they end, end not included, or
 * until the next change, whichever comes first.
 *
 * @param end when the terms end by themselves, after {@code at}; empty if they do not
 */
public record PlanChange(Instant at, Terms terms, Optional<Instant> end) {

    public PlanChange {
        if (end.filter(instant -> !instant.isAfter(at)).isPresent()) {
            throw new IllegalArgumentException("Terms end after they begin");
        }
    }

    /** What is left of the terms at a moment at or after the change. */
    Terms termsAt(Instant now) {
        return end.filter(instant -> !now.isBefore(instant)).isPresent() ? Terms.LITE : terms;
    }
}
