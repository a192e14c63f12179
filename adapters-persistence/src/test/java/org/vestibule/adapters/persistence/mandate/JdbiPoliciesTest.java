package org.vestibule.adapters.persistence.mandate;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.PoliciesContract;

/** The contract, on PostgreSQL. */
class JdbiPoliciesTest implements PoliciesContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
