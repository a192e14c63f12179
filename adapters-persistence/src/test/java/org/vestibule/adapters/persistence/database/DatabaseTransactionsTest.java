package org.vestibule.adapters.persistence.database;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.Store;
import org.vestibule.testkit.TransactionsContract;

/** The contract, on PostgreSQL. */
class DatabaseTransactionsTest implements TransactionsContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
