package org.vestibule.domain.mandate;

/** The four ways to stand, without their dates: what the People page filters by. */
public enum StandingKind {
    ON,
    DUE,
    SUSPENDED,
    NOT_REQUIRED;

    /** Which of them a standing is. */
    public static StandingKind of(Standing standing) {
        if (standing instanceof Standing.On) {
            return ON;
        }
        if (standing instanceof Standing.DueBy) {
            return DUE;
        }
        return standing instanceof Standing.Suspended ? SUSPENDED : NOT_REQUIRED;
    }

    /** Whether members who stand so are missing: it is required of them, now or on a day to come, and they have it not. */
    public boolean missing() {
        return this == DUE || this == SUSPENDED;
    }
}
