package org.vestibule.adapters.persistence.signin;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.SignInsContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiSignInsTest implements SignInsContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
