package org.vestibule.application.account;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;

/** Lists all accounts for an operator. */
public final class ListAccounts {

    private static final int PAGE = 500;

    private final Accounts accounts;

    public ListAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Hands accounts over, oldest first, however many there are, until one is not taken.
     *
     * @param behind the last one that is not wanted any more; empty to begin with the first
     * @param taken whether it wants to go on
     */
    public void forEach(Optional<AccountId> behind, Predicate<Account> taken) {
        List<Account> page = accounts.after(behind, PAGE);
        while (!page.isEmpty() && page.stream().allMatch(taken)) {
            AccountId last = page.get(page.size() - 1).id();
            page = accounts.after(Optional.of(last), PAGE);
        }
    }
}
