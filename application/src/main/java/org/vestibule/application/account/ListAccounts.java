package org.vestibule.application.account;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;

/** Lists all accounts for an operator. */
public final class ListAccounts {

    private static final int PAGE = 500;

    private final Accounts accounts;

    public ListAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Hands every account over, oldest first, however many there are. */
    public void forEach(Consumer<Account> action) {
        List<Account> page = accounts.after(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            page.forEach(action);
            AccountId last = page.get(page.size() - 1).id();
            page = accounts.after(Optional.of(last), PAGE);
        }
    }
}
