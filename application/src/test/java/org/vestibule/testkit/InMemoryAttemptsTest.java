package org.vestibule.testkit;

class InMemoryAttemptsTest implements AttemptsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
