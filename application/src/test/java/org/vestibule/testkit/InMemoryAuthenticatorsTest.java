package org.vestibule.testkit;

import org.vestibule.application.portal.Store;

class InMemoryAuthenticatorsTest implements AuthenticatorsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
