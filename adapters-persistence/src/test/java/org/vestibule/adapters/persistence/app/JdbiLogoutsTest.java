package org.vestibule.adapters.persistence.app;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.LogoutsContract;

/** The contract, on PostgreSQL. */
class JdbiLogoutsTest implements LogoutsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
