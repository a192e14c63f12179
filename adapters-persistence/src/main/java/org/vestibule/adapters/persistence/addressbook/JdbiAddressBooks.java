package org.vestibule.adapters.persistence.addressbook;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.application.addressbook.AddressBooks;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.addressbook.AddressBook;
import org.vestibule.domain.addressbook.Edition;

/** Address books in PostgreSQL. One conditional statement changes one. */
public final class JdbiAddressBooks implements AddressBooks {

    private static final String FIND = "SELECT content FROM address_book WHERE account_id = :account";
    private static final String ADD = """
            INSERT INTO address_book (account_id, content, edition, changed_at)
            VALUES (:account, :content, :edition, :now)
            ON CONFLICT (account_id) DO NOTHING
            """;
    private static final String REPLACE = """
            UPDATE address_book SET content = :content, edition = :edition, changed_at = :now
            WHERE account_id = :account AND edition = :past
            """;

    private final Database database;

    public JdbiAddressBooks(Database database) {
        this.database = database;
    }

    @Override
    public Optional<AddressBook> find(AccountId account) {
        return database.ask(handle -> handle.createQuery(FIND)
                .bind("account", account.value())
                .mapTo(String.class)
                .map(AddressBook::kept)
                .findOne());
    }

    @Override
    public boolean add(AccountId account, AddressBook book, Instant now) {
        return 1
                == database.change(
                        handle -> update(handle, ADD, account, book, now).execute());
    }

    @Override
    public boolean replace(AccountId account, Edition past, AddressBook book, Instant now) {
        return 1
                == database.change(handle -> update(handle, REPLACE, account, book, now)
                        .bind("past", past.tag())
                        .execute());
    }

    private static Update update(Handle handle, String sql, AccountId account, AddressBook book, Instant now) {
        return handle.createUpdate(sql)
                .bind("account", account.value())
                .bind("content", book.text())
                .bind("edition", book.edition().tag())
                .bind("now", Columns.written(now));
    }
}
