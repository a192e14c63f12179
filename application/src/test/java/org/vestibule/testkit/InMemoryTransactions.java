package org.vestibule.testkit;

import java.util.function.Supplier;
import org.vestibule.application.transaction.Transactions;

/** Transactions in memory, one at a time. */
public final class InMemoryTransactions implements Transactions {

    private final InMemoryDatabase database;

    public InMemoryTransactions(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public <T> T inTransaction(Supplier<T> body) {
        return database.inTransaction(body);
    }
}
