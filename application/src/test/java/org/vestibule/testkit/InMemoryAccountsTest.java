package org.vestibule.testkit;

class InMemoryAccountsTest implements AccountsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
