package org.vestibule.adapters.persistence.mandate;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.MandateWatchContract;

/** The contract, on PostgreSQL. */
class JdbiMandateWatchTest implements MandateWatchContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
