package org.vestibule.application.portal;

import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.account.FindAccount;
import org.vestibule.application.account.ListAccounts;
import org.vestibule.application.attempt.ClearDelays;
import org.vestibule.application.notice.ViewRefusal;
import org.vestibule.application.password.NewPasswords;

/** Accounts: making, finding and helping them. The one list of the use cases that do it. */
public record AccountUseCases(
        NewPasswords newPasswords,
        CreateAccount createAccount,
        FindAccount findAccount,
        ListAccounts listAccounts,
        ViewRefusal viewRefusal,
        ClearDelays clearDelays) {

    static AccountUseCases of(Store store, Means means, SharedParts parts) {
        return new AccountUseCases(
                parts.newPasswords(),
                new CreateAccount(
                        store.accounts(), parts.newPasswords(), means.hasher(), store.mailedLinks(), parts.acts()),
                new FindAccount(store.accounts()),
                new ListAccounts(store.accounts()),
                new ViewRefusal(store.refusals()),
                new ClearDelays(store.attempts(), store.knownBrowsers(), parts.acts()));
    }
}
