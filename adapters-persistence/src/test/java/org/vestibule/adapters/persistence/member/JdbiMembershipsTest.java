package org.vestibule.adapters.persistence.member;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.MembershipsContract;
import org.vestibule.testkit.Store;
import org.vestibule.testkit.TwoStepFollowersContract;

/** The contract, on PostgreSQL. */
class JdbiMembershipsTest implements MembershipsContract, TwoStepFollowersContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
