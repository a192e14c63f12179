package org.vestibule.adapters.persistence.app;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.GrantsContract;

/** The contract, on PostgreSQL. */
class JdbiGrantsTest implements GrantsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
