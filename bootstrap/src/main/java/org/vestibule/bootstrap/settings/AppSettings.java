package org.vestibule.bootstrap.settings;

import java.time.Duration;
import org.vestibule.domain.app.AppLimits;

/**
 * Apps that sign people in through the portal.
 *
 * @param limits how long what they are granted lasts
 */
public record AppSettings(AppLimits limits) {

    static AppSettings from(Values values) {
        return new AppSettings(new AppLimits(
                Duration.ofMinutes(values.number("apps.access", 5, 1, 5)),
                Duration.ofDays(values.number("apps.idle", 14, 1, 14)),
                Duration.ofDays(values.number("apps.overall", 90, 1, 90))));
    }
}
