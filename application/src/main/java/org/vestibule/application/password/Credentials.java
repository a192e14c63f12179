package org.vestibule.application.password;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.password.PasswordHash;

/** The passwords of all accounts. */
public interface Credentials {

    /** Finds what to check a password against; empty for an address that nobody holds. */
    Optional<Credential> find(EmailAddress email);

    /** Reads it again and keeps others from changing it, or turning 2-step verification on or off, until the commit. */
    Optional<Credential> lock(AccountId account);

    /** Puts the same password's hash at a new cost in the place of the old one. */
    void upgrade(AccountId account, PasswordHash hash);

    /** Sets another password, which is not burned. */
    void replace(AccountId account, PasswordHash hash, Instant now);

    /** Marks the password as known to somebody else; true for the first time only. */
    boolean burn(AccountId account, Instant now);
}
