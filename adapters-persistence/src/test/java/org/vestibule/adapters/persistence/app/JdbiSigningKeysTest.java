package org.vestibule.adapters.persistence.app;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.SigningKeysContract;

/** The contract, on PostgreSQL. */
class JdbiSigningKeysTest implements SigningKeysContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
