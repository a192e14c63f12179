package org.vestibule.adapters.persistence.twostep;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.PendingKeysContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiPendingKeysTest implements PendingKeysContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
