package org.vestibule.testkit;

class InMemoryMembershipsTest implements MembershipsContract, TwoStepFollowersContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
