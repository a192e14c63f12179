package org.vestibule.adapters.persistence.invitation;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.InvitationsContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiInvitationsTest implements InvitationsContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
