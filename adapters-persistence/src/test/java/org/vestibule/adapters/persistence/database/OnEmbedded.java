package org.vestibule.adapters.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.vestibule.adapters.persistence.embedded.JdbcAccess;

/** Pools for tests, which know both rooms. */
public final class OnEmbedded {

    private OnEmbedded() {}

    public static HikariDataSource pool(JdbcAccess access) {
        return Pool.ofNew(access.url(), access.properties(), connection -> {});
    }

    /**
     * Of one connection, which is open: a pool that opens another by itself, whenever it finds too few of them idle, does
     * so by round trips that nobody asked for.
     */
    public static HikariDataSource counted(JdbcAccess access) {
        HikariConfig config = Pool.bounded(Duration.ofSeconds(10));
        config.setDataSource(Pool.none(access.url(), access.properties()));
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }
}
