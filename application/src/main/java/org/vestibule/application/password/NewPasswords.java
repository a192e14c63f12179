package org.vestibule.application.password;

import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordPolicy;

/** Judges every password that anybody chooses, wherever it is chosen. */
public final class NewPasswords {

    private static final String PRODUCT = "vestibule";

    private final PasswordPolicy policy;
    private final CommonPasswords common;

    public NewPasswords(PasswordPolicy policy, CommonPasswords common) {
        this.policy = policy;
        this.common = common;
    }

    /** Says what is wrong with it, if anything is. */
    public Optional<PasswordPolicy.Refusal> refusal(Password password, EmailAddress email, PersonName name) {
        return policy.refusal(password, common::rank, List.of(email.canonical(), name.value(), PRODUCT));
    }

    /** The length, in characters, that a password needs. */
    public int shortest() {
        return policy.shortest();
    }
}
