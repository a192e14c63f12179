package org.vestibule.testkit;

class InMemorySignUpsTest implements SignUpsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
