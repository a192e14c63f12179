package org.vestibule.testkit;

class InMemoryPendingKeysTest implements PendingKeysContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
