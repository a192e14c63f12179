package org.vestibule.adapters.persistence.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema, as the numbered files beside this code leave it. */
public final class Schema {

    private static final String MIGRATIONS = "classpath:db/sql-migrations"; // no package name, so it needs no "opens"

    private Schema() {}

    /** Brings the schema up to date; safe while other nodes do the same. */
    public static void migrate(HikariDataSource pool) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(direct(pool))
                .locations(MIGRATIONS)
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    /** A pool's connections are closed when they break, and then Flyway tells no more of why they did. */
    private static DataSource direct(HikariDataSource pool) {
        return new DriverDataSource(pool.getJdbcUrl(), null, pool.getDataSourceProperties(), null, null);
    }
}
