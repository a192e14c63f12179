package org.vestibule.bootstrap.settings;

import org.vestibule.domain.totp.AcceptanceWindow;

/**
 * Codes of authenticator apps.
 *
 * @param window which are accepted
 */
public record TotpSettings(AcceptanceWindow window) {

    static TotpSettings from(Values values) {
        return new TotpSettings(new AcceptanceWindow(values.number("totp.window", 1, 0, 1)));
    }
}
