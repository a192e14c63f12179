package org.vestibule.adapters.persistence.signup;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.SignUpsContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiSignUpsTest implements SignUpsContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
