package org.vestibule.adapters.persistence.backupcode;

import org.vestibule.adapters.persistence.JdbiStore;
import org.vestibule.testkit.BackupCodesContract;
import org.vestibule.testkit.Store;

/** The contract, on PostgreSQL. */
class JdbiBackupCodesTest implements BackupCodesContract {

    @Override
    public Store store() {
        return JdbiStore.SHARED;
    }
}
