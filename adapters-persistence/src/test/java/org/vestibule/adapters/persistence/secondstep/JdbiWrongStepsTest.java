package org.vestibule.adapters.persistence.secondstep;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.WrongStepsContract;

/** The contract, on PostgreSQL. */
class JdbiWrongStepsTest implements WrongStepsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
