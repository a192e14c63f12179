package org.vestibule.adapters.web.page;

import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordPolicy;

/** How a page says that a new password will not do. */
public final class NewPasswordRefusal {

    private NewPasswordRefusal() {}

    /** The refusal for a reason. */
    public static Refusal of(PasswordPolicy.Refusal reason, Password password, int shortest) {
        return switch (reason) {
            case TOO_SHORT -> tooShort(password.length(), shortest);
            case TOO_COMMON -> Refusal.of("password-too-common");
            case TOO_PERSONAL -> Refusal.of("password-too-personal");
        };
    }

    private static Refusal tooShort(int length, int shortest) {
        return switch (length) {
            case 0 -> new Refusal("password-missing", Texts.text("field.new-password-missing"));
            case 1 -> new Refusal("password-too-short", Texts.format("refusal.password-too-short.one", shortest));
            default -> Refusal.of("password-too-short", length, shortest);
        };
    }
}
