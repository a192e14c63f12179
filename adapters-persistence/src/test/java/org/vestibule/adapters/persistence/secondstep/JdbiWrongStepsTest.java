package org.vestibule.adapters.persistence.secondstep;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.Store;
import org.vestibule.testkit.WrongStepsContract;

/** The contract, on PostgreSQL. */
class JdbiWrongStepsTest implements WrongStepsContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
