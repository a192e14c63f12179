package org.vestibule.adapters.persistence.account;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.AccountsContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiAccountsTest implements AccountsContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
