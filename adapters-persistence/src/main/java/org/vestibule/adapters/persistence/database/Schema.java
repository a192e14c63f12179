package org.vestibule.adapters.persistence.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema, as the numbered files beside this code leave it. */
public final class Schema {

    private static final String MIGRATIONS = "classpath:db/sql-migrations"; // no package name, so it needs no "opens"

    private Schema() {}

    /** Brings the schema up to date; safe while other nodes do the same. */
    public static void migrate(DataSource dataSource) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations(MIGRATIONS)
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }
}
