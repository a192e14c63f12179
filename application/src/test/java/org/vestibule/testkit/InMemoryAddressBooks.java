package org.vestibule.testkit;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.application.addressbook.AddressBooks;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.addressbook.AddressBook;
import org.vestibule.domain.addressbook.Edition;

/** Address books in memory. */
public final class InMemoryAddressBooks implements AddressBooks {

    private final InMemoryDatabase database;

    public InMemoryAddressBooks(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<AddressBook> find(AccountId account) {
        return database.ask(tables -> Optional.ofNullable(tables.addressBooks.get(account)));
    }

    @Override
    public boolean add(AccountId account, AddressBook book, Instant now) {
        return database.change(tables -> {
            tables.requireAccount(account);
            return tables.addressBooks.putIfAbsent(account, book) == null;
        });
    }

    @Override
    public boolean replace(AccountId account, Edition past, AddressBook book, Instant now) {
        return database.change(tables -> {
            boolean there = Optional.ofNullable(tables.addressBooks.get(account))
                    .filter(kept -> kept.edition().equals(past))
                    .isPresent();
            if (there) {
                tables.addressBooks.put(account, book);
            }
            return there;
        });
    }
}
