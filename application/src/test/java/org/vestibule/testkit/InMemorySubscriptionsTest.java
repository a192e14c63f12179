package org.vestibule.testkit;

class InMemorySubscriptionsTest implements SubscriptionsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
