package org.vestibule.adapters.persistence.browser;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.KnownBrowsersContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiKnownBrowsersTest implements KnownBrowsersContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
