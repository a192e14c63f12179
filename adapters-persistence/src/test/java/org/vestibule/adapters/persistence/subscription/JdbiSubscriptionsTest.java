package org.vestibule.adapters.persistence.subscription;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.Store;
import org.vestibule.testkit.SubscriptionsContract;

/** The contract, on PostgreSQL. */
class JdbiSubscriptionsTest implements SubscriptionsContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
