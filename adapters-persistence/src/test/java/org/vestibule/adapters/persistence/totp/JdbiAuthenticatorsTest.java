package org.vestibule.adapters.persistence.totp;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.AuthenticatorsContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiAuthenticatorsTest implements AuthenticatorsContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
