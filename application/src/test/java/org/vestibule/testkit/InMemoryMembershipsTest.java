package org.vestibule.testkit;

import org.vestibule.application.portal.Store;

class InMemoryMembershipsTest implements MembershipsContract, TwoStepFollowersContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
