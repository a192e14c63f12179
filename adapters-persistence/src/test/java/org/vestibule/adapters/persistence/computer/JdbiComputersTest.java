package org.vestibule.adapters.persistence.computer;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.ComputersContract;

/** The contract, on PostgreSQL. */
class JdbiComputersTest implements ComputersContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
