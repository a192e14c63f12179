package org.vestibule.adapters.persistence.app;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.ConsentsContract;

/** The contract, on PostgreSQL. */
class JdbiConsentsTest implements ConsentsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
