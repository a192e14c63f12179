package org.vestibule.domain.mandate;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.member.Tenure;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;

/** Whom a team requires to have 2-step verification (PRODUCT D). */
public enum Mandate {
    NOBODY,
    /** Only where On-Demand Assist is included. */
    TECHNICIANS,
    /** Whoever makes this the rule is included. */
    EVERYONE;

    /**
     * Whether a subscription with such terms lets a team choose it. A rule chosen under better terms is kept, but lies
     * dormant until they return.
     */
    public boolean isOfferedWith(Terms terms) {
        boolean enterprise = terms.plan() == Plan.ENTERPRISE;
        return switch (this) {
            case NOBODY -> true;
            case TECHNICIANS -> enterprise && terms.onDemandAssist();
            case EVERYONE -> enterprise;
        };
    }

    /**
     * Since when a member belongs to those whom it covers; empty if not at that moment. As a Technician that is the
     * start of the run, which is never before the joining.
     */
    Optional<Instant> coveredSince(Tenure tenure, Instant now) {
        return switch (this) {
            case NOBODY -> Optional.empty();
            case TECHNICIANS -> tenure.technicianSince(now);
            case EVERYONE -> Optional.of(tenure.joinedAt());
        };
    }
}
