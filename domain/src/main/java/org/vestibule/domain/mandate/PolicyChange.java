package org.vestibule.domain.mandate;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.team.Midnight;

/**
 * Somebody chose whom a team requires to have 2-step verification (PRODUCT D).
 *
 * @param start until when those who are covered may wait, {@link Midnight} of a date; empty for "At once", as always
 *     for {@link Mandate#NOBODY}. One that has passed when the choice is made is no other than "At once".
 */
public record PolicyChange(Instant at, Mandate rule, Optional<Instant> start) {

    public PolicyChange {
        if (rule == Mandate.NOBODY && start.isPresent()) {
            throw new IllegalArgumentException("To require it of nobody takes no start date");
        }
    }

    /** The earliest moment at which it can suspend anybody. */
    public Instant actsFrom() {
        return start.filter(at::isBefore).orElse(at);
    }

    /** Whether it only says once more what an earlier change says, seen from the moment of this one. */
    boolean repeats(PolicyChange earlier) {
        Instant already = earlier.actsFrom().isAfter(at) ? earlier.actsFrom() : at;
        return rule == earlier.rule && actsFrom().equals(already);
    }
}
