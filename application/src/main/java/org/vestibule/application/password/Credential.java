package org.vestibule.application.password;

import java.time.Instant;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.password.PasswordHash;

/**
 * What a password is checked against.
 *
 * @param setAt when this password was set: its hash may change without it, this does not
 * @param secondStepDue whether the right password is only the first of two steps
 * @param burned whether somebody else knows it: it counts as wrong from unknown browsers, and is to be replaced
 */
public record Credential(
        AccountId account,
        EmailAddress email,
        PasswordHash hash,
        Instant setAt,
        boolean enabled,
        boolean secondStepDue,
        boolean burned) {}
