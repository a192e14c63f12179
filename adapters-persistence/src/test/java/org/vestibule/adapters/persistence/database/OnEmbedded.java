package org.vestibule.adapters.persistence.database;

import com.zaxxer.hikari.HikariDataSource;
import org.vestibule.adapters.persistence.embedded.JdbcAccess;

/** Pools for tests, which know both rooms. */
final class OnEmbedded {

    private OnEmbedded() {}

    static HikariDataSource pool(JdbcAccess access) {
        return Pool.ofNew(access.url(), access.properties());
    }
}
