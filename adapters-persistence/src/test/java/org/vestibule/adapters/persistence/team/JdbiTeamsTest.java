package org.vestibule.adapters.persistence.team;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.Store;
import org.vestibule.testkit.TeamsContract;

/** The contract, on PostgreSQL. */
class JdbiTeamsTest implements TeamsContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
