package org.vestibule.testkit;

class InMemoryOutboxTest implements OutboxContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
