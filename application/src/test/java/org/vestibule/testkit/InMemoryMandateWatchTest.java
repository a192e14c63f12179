package org.vestibule.testkit;

class InMemoryMandateWatchTest implements MandateWatchContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
