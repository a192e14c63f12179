package org.vestibule.domain.team;

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
}
