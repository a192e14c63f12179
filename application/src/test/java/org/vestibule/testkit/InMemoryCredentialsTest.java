package org.vestibule.testkit;

class InMemoryCredentialsTest implements CredentialsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
