package org.vestibule.adapters.persistence.session;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.SpentTokensContract;

/** The contract, on PostgreSQL. */
class JdbiSpentTokensTest implements SpentTokensContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
