package org.vestibule.adapters.persistence.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.persistence.StorageProblem.Why;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.application.transaction.StoreUnavailable;

/**
 * The schema, as the numbered files beside this code leave it. A newer portal may bring it further while this one runs:
 * what this one writes then may not be all that is to be written, so it says that it is not ready, and once it has ended
 * it does not start again.
 */
public final class Schema {

    private static final String MIGRATIONS = "classpath:db/sql-migrations"; // no package name, so it needs no "opens"

    private static final String NEWEST = """
            SELECT version FROM flyway_schema_history WHERE version IS NOT NULL
            ORDER BY installed_rank DESC LIMIT 1
            """;

    private final Optional<MigrationInfo> current;

    private Schema(Optional<MigrationInfo> current) {
        this.current = current;
    }

    /** Brings the schema up to date; safe while other nodes do the same. */
    public static Schema migrate(HikariDataSource pool) {
        // A pool's connections are closed when they break, and then Flyway tells no more of why they did.
        Flyway flyway = of(pool.getDataSource());
        flyway.migrate();
        return new Schema(Optional.ofNullable(flyway.info().current()));
    }

    /** How many steps it has come, and how many it would; takes none. */
    public static DatabaseState.Migrations steps(DataSource database) {
        MigrationInfoService info = of(database).info();
        return new DatabaseState.Migrations(info.applied().length, info.pending().length);
    }

    private static Flyway of(DataSource database) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations(MIGRATIONS)
                .failOnMissingLocations(true)
                .callbacks(new Impatience())
                .load();
    }

    /**
     * Whoever waits for a table makes all wait who come after: a backup under way would stop the portals that run, for as
     * long as it lasts.
     */
    private static final class Impatience extends BaseCallback {

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_CONNECT;
        }

        @Override
        public void handle(Event event, Context context) {
            try (Statement statement = context.getConnection().createStatement()) {
                statement.execute("SET lock_timeout = '3s'");
            } catch (SQLException failure) {
                throw new StoreUnavailable(failure);
            }
        }
    }

    /** Which it has. */
    public String version() {
        return current.map(info -> info.getVersion().getVersion()).orElse("");
    }

    /** Whether a newer program has brought it further than this one knows. */
    public boolean isNewer() {
        return current.map(MigrationInfo::getState)
                .filter(state -> state == MigrationState.FUTURE_SUCCESS)
                .isPresent();
    }

    /**
     * Asks whether it still has that version.
     *
     * @throws StorageProblem if it does not
     */
    public void check(Database database) {
        String now = database.ask(handle ->
                handle.createQuery(NEWEST).mapTo(String.class).findOne().orElse(""));
        if (!now.equals(version())) {
            throw new StorageProblem(Why.SCHEMA_NEWER, null, "", now);
        }
    }
}
