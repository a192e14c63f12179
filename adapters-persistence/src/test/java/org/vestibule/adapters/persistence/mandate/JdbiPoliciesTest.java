package org.vestibule.adapters.persistence.mandate;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.PoliciesContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiPoliciesTest implements PoliciesContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
