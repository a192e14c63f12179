package org.vestibule.testkit;

import org.vestibule.application.portal.Store;

class InMemoryFenceTest implements FenceContract {

    private final Store store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
