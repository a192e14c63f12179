package org.vestibule.adapters.web.page;

import java.util.Optional;
import org.vestibule.domain.password.Password;

/** How a page says, by nothing but what was typed, that it can be nobody's password. */
public final class PasswordRefusal {

    private PasswordRefusal() {}

    /** The refusal of one that is missing, or longer than any can be. */
    public static Optional<Refusal> unread(String typed) {
        if (typed.isEmpty()) {
            return Optional.of(Refusal.of("password-missing"));
        }
        return Password.parse(typed).isEmpty() ? Optional.of(Refusal.of("password-wrong")) : Optional.empty();
    }
}
