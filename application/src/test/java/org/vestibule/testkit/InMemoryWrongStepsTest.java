package org.vestibule.testkit;

class InMemoryWrongStepsTest implements WrongStepsContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
