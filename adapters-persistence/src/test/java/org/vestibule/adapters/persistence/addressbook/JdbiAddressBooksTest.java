package org.vestibule.adapters.persistence.addressbook;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.AddressBooksContract;

/** The contract, on PostgreSQL. */
class JdbiAddressBooksTest implements AddressBooksContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
