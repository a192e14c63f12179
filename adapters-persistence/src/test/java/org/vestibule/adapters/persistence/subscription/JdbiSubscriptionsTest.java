package org.vestibule.adapters.persistence.subscription;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.SubscriptionsContract;

/** The contract, on PostgreSQL. */
class JdbiSubscriptionsTest implements SubscriptionsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
