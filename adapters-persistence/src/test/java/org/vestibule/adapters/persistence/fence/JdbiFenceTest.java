package org.vestibule.adapters.persistence.fence;

import org.junit.jupiter.api.AfterAll;
import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.FenceContract;

/** The contract, on a PostgreSQL of its own: what the fence ends is everybody's. */
class JdbiFenceTest implements FenceContract {

    private static final TestDatabase OWN = TestDatabase.another();

    @AfterAll
    static void stop() {
        OWN.close();
    }

    @Override
    public Store store() {
        return OWN.store();
    }
}
