package org.vestibule.adapters.persistence.app;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.ClientsContract;

/** The contract, on PostgreSQL. */
class JdbiClientsTest implements ClientsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
