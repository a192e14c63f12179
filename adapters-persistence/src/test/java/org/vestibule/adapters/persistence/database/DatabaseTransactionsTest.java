package org.vestibule.adapters.persistence.database;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.TransactionsContract;

/** The contract, on PostgreSQL. */
class DatabaseTransactionsTest implements TransactionsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
