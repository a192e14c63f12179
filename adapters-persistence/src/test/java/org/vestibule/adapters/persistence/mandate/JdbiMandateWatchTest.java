package org.vestibule.adapters.persistence.mandate;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.MandateWatchContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiMandateWatchTest implements MandateWatchContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
