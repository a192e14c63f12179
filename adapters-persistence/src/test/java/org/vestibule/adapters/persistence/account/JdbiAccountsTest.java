package org.vestibule.adapters.persistence.account;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.AccountsContract;

/** The contract, on PostgreSQL. */
class JdbiAccountsTest implements AccountsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
