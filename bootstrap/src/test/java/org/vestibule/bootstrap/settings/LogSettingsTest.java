package org.vestibule.bootstrap.settings;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vestibule.bootstrap.settings.LogSettings.Format;

class LogSettingsTest {

    private final Concern<LogSettings> log = new Concern<>(LogSettings::from);

    @Test
    void defaults() {
        log.assertDefaults(new LogSettings(Format.TEXT), Map.of("vestibule.log.format", "text"));
    }

    @Test
    void mapping() {
        log.assertMapping(new LogSettings(Format.JSON), Map.of("vestibule.log.format", "json"));
    }

    @Test
    void what_is_no_format() {
        log.assertWrong("vestibule.log.format must be text or json", "vestibule.log.format", "xml", "");
    }
}
