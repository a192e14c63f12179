package org.vestibule.bootstrap.settings;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.session.SessionLimits;

class SessionSettingsTest {

    private final Concern<SessionSettings> session = new Concern<>(SessionSettings::from);

    @Test
    void defaults() {
        session.assertDefaults(
                new SessionSettings(SessionLimits.DEFAULT),
                Map.of("vestibule.session.idle", "60", "vestibule.session.overall", "1440"));
    }

    @Test
    void mapping() {
        session.assertMapping(
                new SessionSettings(new SessionLimits(Duration.ofMinutes(15), Duration.ofMinutes(480))),
                Map.of("vestibule.session.idle", "15", "vestibule.session.overall", "480"));
    }

    /** S-082. */
    @Test
    void limits() {
        session.assertWhole("vestibule.session.idle", 1, 60);
        session.assertWhole("vestibule.session.overall", 1, 1440);
    }
}
