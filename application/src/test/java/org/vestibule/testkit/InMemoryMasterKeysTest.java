package org.vestibule.testkit;

import org.vestibule.application.portal.Store;

class InMemoryMasterKeysTest implements MasterKeysContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }

    @Override
    public void putNextInPlace() {
        store.masterKeys().putNextInPlace();
    }

    @Override
    public void loseNext() {
        store.masterKeys().loseNext();
    }

    @Override
    public void giveTheSameForTheNext() {
        store.masterKeys().giveTheSameForTheNext();
    }
}
