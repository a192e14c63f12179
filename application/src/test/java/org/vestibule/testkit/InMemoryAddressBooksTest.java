package org.vestibule.testkit;

import org.vestibule.application.portal.Store;

class InMemoryAddressBooksTest implements AddressBooksContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
