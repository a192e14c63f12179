package org.vestibule.domain.session;

import java.time.Duration;

/**
 * The acts for which the backup code that a session was signed in with counts as second proof, once each, so that
 * nobody with one code left is trapped. Turning 2-step verification off is none of them.
 */
public enum StandIn {
    CHANGE_DEVICE,
    NEW_BACKUP_CODES;

    /** For how long after the sign-in. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);
}
