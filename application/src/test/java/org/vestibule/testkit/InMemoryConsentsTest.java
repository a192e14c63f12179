package org.vestibule.testkit;

import org.vestibule.application.portal.Store;

class InMemoryConsentsTest implements ConsentsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
