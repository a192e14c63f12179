package org.vestibule.testkit;

import org.vestibule.application.portal.Store;

class InMemoryLogoutsTest implements LogoutsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
