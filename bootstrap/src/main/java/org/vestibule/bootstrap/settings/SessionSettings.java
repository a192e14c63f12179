package org.vestibule.bootstrap.settings;

import java.time.Duration;
import org.vestibule.domain.session.SessionLimits;

/**
 * Sessions of those who are signed in.
 *
 * @param limits how long they last
 */
public record SessionSettings(SessionLimits limits) {

    static SessionSettings from(Values values) {
        return new SessionSettings(new SessionLimits(
                Duration.ofMinutes(values.number("session.idle", 60, 1, 60)),
                Duration.ofMinutes(values.number("session.overall", 1440, 1, 1440))));
    }
}
