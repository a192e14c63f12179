package org.vestibule.bootstrap.settings;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.app.AppLimits;

class AppSettingsTest {

    private final Concern<AppSettings> apps = new Concern<>(AppSettings::from);

    @Test
    void defaults() {
        apps.assertDefaults(
                new AppSettings(AppLimits.USUAL),
                Map.of("vestibule.apps.access", "5", "vestibule.apps.idle", "14", "vestibule.apps.overall", "90"));
    }

    @Test
    void mapping() {
        apps.assertMapping(
                new AppSettings(new AppLimits(Duration.ofMinutes(2), Duration.ofDays(3), Duration.ofDays(30))),
                Map.of("vestibule.apps.access", "2", "vestibule.apps.idle", "3", "vestibule.apps.overall", "30"));
    }

    /** S-125: downwards alone. */
    @Test
    void limits() {
        apps.assertWhole("vestibule.apps.access", 1, 5);
        apps.assertWhole("vestibule.apps.idle", 1, 14);
        apps.assertWhole("vestibule.apps.overall", 1, 90);
    }
}
