package org.vestibule.adapters.persistence.database;

import com.zaxxer.hikari.HikariDataSource;
import org.vestibule.adapters.persistence.embedded.JdbcAccess;

/** Pools for tests, which know both rooms. */
public final class OnEmbedded {

    private OnEmbedded() {}

    public static HikariDataSource pool(JdbcAccess access) {
        return Pool.ofNew(access.url(), access.properties(), connection -> {});
    }
}
