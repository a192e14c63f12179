package org.vestibule.adapters.persistence.password;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.CredentialsContract;

/** The contract, on PostgreSQL. */
class JdbiCredentialsTest implements CredentialsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
