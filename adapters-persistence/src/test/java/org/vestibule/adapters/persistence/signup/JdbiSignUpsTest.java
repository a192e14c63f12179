package org.vestibule.adapters.persistence.signup;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.SignUpsContract;

/** The contract, on PostgreSQL. */
class JdbiSignUpsTest implements SignUpsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
