package org.vestibule.adapters.persistence.team;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.TeamsContract;

/** The contract, on PostgreSQL. */
class JdbiTeamsTest implements TeamsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
