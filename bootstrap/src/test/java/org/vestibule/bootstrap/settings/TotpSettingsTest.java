package org.vestibule.bootstrap.settings;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.totp.AcceptanceWindow;

class TotpSettingsTest {

    private final Concern<TotpSettings> totp = new Concern<>(TotpSettings::from);

    @Test
    void defaults() {
        totp.assertDefaults(new TotpSettings(new AcceptanceWindow(1)), Map.of("vestibule.totp.window", "1"));
    }

    @Test
    void mapping() {
        totp.assertMapping(new TotpSettings(new AcceptanceWindow(0)), Map.of("vestibule.totp.window", "0"));
    }

    /** S-024. */
    @Test
    void limits() {
        totp.assertWhole("vestibule.totp.window", 0, 1);
    }
}
