package org.vestibule.adapters.web.page;

import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordPolicy;

/** How a page says that a new password will not do. */
public final class NewPasswordRefusal {

    private NewPasswordRefusal() {}

    /** The refusal for a reason. */
    public static Refusal of(PasswordPolicy.Refusal reason, Password password, int shortest) {
        return switch (reason) {
            case TOO_SHORT -> Refusal.of("password-too-short", password.length(), shortest);
            case TOO_COMMON -> Refusal.of("password-too-common");
            case TOO_PERSONAL -> Refusal.of("password-too-personal");
        };
    }
}
