package org.vestibule.adapters.persistence.app;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.AppCodesContract;

/** The contract, on PostgreSQL. */
class JdbiAppCodesTest implements AppCodesContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
