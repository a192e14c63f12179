package org.vestibule.application.recovery;

import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.password.PasswordPolicy;

/** Why a new password was not set. Nothing was changed, and what led here can be used again. */
public sealed interface NewPasswordRefused {

    /**
     * It will not do.
     *
     * @param shortest the length, in characters, that it needs
     */
    record NotGoodEnough(PasswordPolicy.Refusal reason, int shortest) implements NewPasswordRefused {}

    /** Too many people just now. */
    record Later(TryLater why) implements NewPasswordRefused {}
}
