package org.vestibule.adapters.persistence.link;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.MailedLinksContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiMailedLinksTest implements MailedLinksContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
