package org.vestibule.testkit;

class InMemoryInvitationsTest implements InvitationsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
