package org.vestibule.testkit;

class InMemoryAuthenticatorsTest implements AuthenticatorsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
