package org.vestibule.adapters.persistence.app;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.DeviceRequestsContract;

/** The contract, on PostgreSQL. */
class JdbiDeviceRequestsTest implements DeviceRequestsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
