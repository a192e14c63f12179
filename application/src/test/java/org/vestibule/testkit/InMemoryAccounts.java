package org.vestibule.testkit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vestibule.application.account.Accounts;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.password.PasswordHash;

/** Accounts in memory. */
public final class InMemoryAccounts implements Accounts {

    private final InMemoryDatabase database;

    public InMemoryAccounts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public boolean add(Account account, PasswordHash password) {
        return database.change(tables -> {
            boolean claimed = tables.claims.putIfAbsent(account.email().canonical(), account.id()) == null;
            if (claimed) {
                tables.accounts.put(account.id(), new Tables.AccountRow(account, password, account.createdAt(), false));
            }
            return claimed;
        });
    }

    @Override
    public Optional<Account> find(EmailAddress email) {
        return database.ask(tables -> Optional.ofNullable(tables.claims.get(email.canonical()))
                .map(tables.accounts::get)
                .map(Tables.AccountRow::account));
    }

    @Override
    public Map<AccountId, PersonName> names(Collection<AccountId> accounts) {
        return database.ask(tables -> accounts.stream()
                .filter(tables.accounts::containsKey)
                .collect(Collectors.toMap(
                        id -> id, id -> tables.account(id).orElseThrow().name())));
    }

    @Override
    public List<Account> after(Optional<AccountId> last, int most) {
        String before = last.orElse(AccountId.NOBODY).toString();
        return database.ask(tables -> tables.accounts.values().stream()
                .map(Tables.AccountRow::account)
                .filter(account -> account.id().toString().compareTo(before) > 0)
                .limit(most)
                .toList());
    }

    /** Lets nobody sign in to an account any more, or lets them again, as an operator would. */
    public void setEnabled(AccountId id, boolean enabled) {
        database.write(tables -> tables.accounts.computeIfPresent(id, (same, row) -> {
            Account old = row.account();
            Account changed = new Account(id, old.email(), old.name(), old.createdAt(), enabled);
            return new Tables.AccountRow(changed, row.hash(), row.passwordSetAt(), row.burned());
        }));
    }
}
