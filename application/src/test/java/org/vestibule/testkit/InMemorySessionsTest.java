package org.vestibule.testkit;

class InMemorySessionsTest implements SessionsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
