package org.vestibule.adapters.persistence.invitation;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.InvitationsContract;

/** The contract, on PostgreSQL. */
class JdbiInvitationsTest implements InvitationsContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
