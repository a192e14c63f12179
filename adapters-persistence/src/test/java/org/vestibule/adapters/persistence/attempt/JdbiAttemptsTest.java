package org.vestibule.adapters.persistence.attempt;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.AttemptsContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiAttemptsTest implements AttemptsContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
