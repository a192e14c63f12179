package org.vestibule.testkit;

import java.time.Clock;
import org.vestibule.application.clock.DatabaseTime;
import org.vestibule.application.portal.Store;

class InMemoryDatabaseTimeTest implements DatabaseTimeContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }

    @Override
    public DatabaseTime databaseTime() {
        return new InMemoryDatabaseTime(Clock.systemUTC());
    }
}
