package org.vestibule.adapters.persistence.clock;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.application.clock.DatabaseTime;
import org.vestibule.testkit.DatabaseTimeContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiDatabaseTimeTest implements DatabaseTimeContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }

    @Override
    public DatabaseTime databaseTime() {
        return new JdbiDatabaseTime(JdbiStore.SHARED.database());
    }
}
