package org.vestibule.adapters.persistence.backupcode;

import org.vestibule.adapters.persistence.TestDatabase;
import org.vestibule.application.portal.Store;
import org.vestibule.testkit.BackupCodesContract;

/** The contract, on PostgreSQL. */
class JdbiBackupCodesTest implements BackupCodesContract {

    @Override
    public Store store() {
        return TestDatabase.SHARED.store();
    }
}
