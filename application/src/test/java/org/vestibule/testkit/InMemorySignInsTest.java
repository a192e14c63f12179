package org.vestibule.testkit;

class InMemorySignInsTest implements SignInsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
