package org.vestibule.adapters.persistence.notice;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.OutboxContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiOutboxTest implements OutboxContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
