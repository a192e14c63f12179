package org.vestibule.adapters.persistence.clock;

import java.time.Instant;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.application.clock.DatabaseTime;

/** What PostgreSQL's server says. */
public final class JdbiDatabaseTime implements DatabaseTime {

    private final Database database;

    public JdbiDatabaseTime(Database database) {
        this.database = database;
    }

    @Override
    public Instant ask() {
        return database.ask(handle -> handle.createQuery("SELECT clock_timestamp() AS time")
                .map((row, context) -> Columns.instant(row, "time"))
                .one());
    }
}
