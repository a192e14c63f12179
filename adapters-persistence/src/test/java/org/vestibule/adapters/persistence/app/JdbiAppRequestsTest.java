package org.vestibule.adapters.persistence.app;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.AppRequestsContract;

/** The contract, on PostgreSQL. */
class JdbiAppRequestsTest implements AppRequestsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
