package org.vestibule.application.password;

import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.password.PasswordHash;

/**
 * What a password is checked against.
 *
 * @param secondStepDue whether the right password is only the first of two steps
 */
public record Credential(
        AccountId account, EmailAddress email, PasswordHash hash, boolean enabled, boolean secondStepDue) {}
