package org.vestibule.testkit;

class InMemoryKnownBrowsersTest implements KnownBrowsersContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
