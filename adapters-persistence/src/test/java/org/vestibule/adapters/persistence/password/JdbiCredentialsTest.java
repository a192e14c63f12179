package org.vestibule.adapters.persistence.password;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.CredentialsContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiCredentialsTest implements CredentialsContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
