package org.vestibule.testkit;

class InMemoryHashCostsTest implements HashCostsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
