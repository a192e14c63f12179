package org.vestibule.adapters.persistence.clock;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.clock.DatabaseTime;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.DatabaseTimeContract;

/** The contract, on PostgreSQL. */
class JdbiDatabaseTimeTest implements DatabaseTimeContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }

    @Override
    public DatabaseTime databaseTime() {
        return new JdbiDatabaseTime(TestDatabase.SHARED.database());
    }
}
