package org.vestibule.adapters.persistence.session;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.SessionsContract;

/** The contract, on PostgreSQL. */
class JdbiSessionsTest implements SessionsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
