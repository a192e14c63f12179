package org.vestibule.domain.mandate;

/** Why a rule cannot be chosen. To require it of nobody is never refused. */
public enum PolicyRefusal {
    /** The day from which it is to act has passed. */
    DATE_PAST,
    /** The team's plan is not Enterprise. */
    NEEDS_ENTERPRISE,
    /** Technicians need On-Demand Assist. */
    NEEDS_ASSIST,
    /** It would cover whoever chooses it, or their Owner, and their own 2-step verification is off. */
    COVERS_YOU,
    /** It would cover the Owner, whose 2-step verification is off. */
    COVERS_OWNER
}
