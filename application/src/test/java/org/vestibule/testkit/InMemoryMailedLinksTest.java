package org.vestibule.testkit;

class InMemoryMailedLinksTest implements MailedLinksContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
