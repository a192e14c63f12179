package org.vestibule.bootstrap.settings;

import org.vestibule.domain.password.PasswordPolicy;

/**
 * Passwords that are chosen.
 *
 * @param policy what they must be
 */
public record PasswordSettings(PasswordPolicy policy) {

    static PasswordSettings from(Values values) {
        return new PasswordSettings(new PasswordPolicy(values.number("password.shortest", 15, 8, 64)));
    }
}
