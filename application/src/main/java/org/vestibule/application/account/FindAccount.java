package org.vestibule.application.account;

import java.util.Optional;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;

/** Looks an account up for an operator. */
public final class FindAccount {

    private final Accounts accounts;

    public FindAccount(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Finds the account that holds an address. */
    public Optional<Account> find(EmailAddress email) {
        return accounts.find(email);
    }
}
