package org.vestibule.testkit;

import org.vestibule.application.portal.Store;

class InMemoryTeamsTest implements TeamsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
