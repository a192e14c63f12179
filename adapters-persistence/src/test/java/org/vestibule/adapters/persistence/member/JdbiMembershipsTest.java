package org.vestibule.adapters.persistence.member;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.MembershipsContract;
import org.vestibule.testkit.TwoStepFollowersContract;

/** The contract, on PostgreSQL. */
class JdbiMembershipsTest implements MembershipsContract, TwoStepFollowersContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
