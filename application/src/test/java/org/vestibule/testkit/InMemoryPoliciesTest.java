package org.vestibule.testkit;

class InMemoryPoliciesTest implements PoliciesContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
