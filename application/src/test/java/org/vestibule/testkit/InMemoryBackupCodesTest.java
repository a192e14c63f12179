package org.vestibule.testkit;

class InMemoryBackupCodesTest implements BackupCodesContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
