package org.vestibule.bootstrap.settings;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vestibule.domain.password.PasswordPolicy;

class PasswordSettingsTest {

    private final Concern<PasswordSettings> password = new Concern<>(PasswordSettings::from);

    @Test
    void defaults() {
        password.assertDefaults(
                new PasswordSettings(new PasswordPolicy(15)), Map.of("vestibule.password.shortest", "15"));
    }

    @Test
    void mapping() {
        password.assertMapping(
                new PasswordSettings(new PasswordPolicy(20)), Map.of("vestibule.password.shortest", "20"));
    }

    @Test
    void limits() {
        password.assertWhole("vestibule.password.shortest", 8, 64);
    }
}
