package org.vestibule.testkit;

class InMemoryTeamsTest implements TeamsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
