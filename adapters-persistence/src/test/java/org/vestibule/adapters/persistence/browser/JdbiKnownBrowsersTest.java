package org.vestibule.adapters.persistence.browser;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.KnownBrowsersContract;

/** The contract, on PostgreSQL. */
class JdbiKnownBrowsersTest implements KnownBrowsersContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
