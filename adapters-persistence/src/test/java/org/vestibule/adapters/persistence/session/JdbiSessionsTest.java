package org.vestibule.adapters.persistence.session;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.SessionsContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiSessionsTest implements SessionsContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
