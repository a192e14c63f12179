package org.vestibule.domain.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a session lasts: either limit ends it (NIST SP 800-63B-4 §2.2.3; S-082).
 *
 * @param idle since it was last used, 1 hour at most
 * @param overall since it was started, 24 hours at most
 */
public record SessionLimits(Duration idle, Duration overall) {

    /** What holds unless an operator lowers it. */
    public static final SessionLimits DEFAULT = new SessionLimits(Duration.ofHours(1), Duration.ofHours(24));

    public SessionLimits {
        if (idle.compareTo(Duration.ofHours(1)) > 0 || overall.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("A session is idle for 1 hour and lasts 24 hours at most");
        }
        if (idle.isNegative() || idle.isZero() || overall.isNegative() || overall.isZero()) {
            throw new IllegalArgumentException("A session lasts longer than nothing");
        }
    }

    /** Whether a session still counts. */
    public boolean hold(Session session, Instant now) {
        return session.lastUsedAt().plus(idle).isAfter(now)
                && session.startedAt().plus(overall).isAfter(now);
    }
}
