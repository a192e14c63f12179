package org.vestibule.adapters.persistence.signin;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.SignInsContract;

/** The contract, on PostgreSQL. */
class JdbiSignInsTest implements SignInsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
