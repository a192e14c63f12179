package org.vestibule.adapters.persistence;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Schema;
import org.vestibule.adapters.persistence.embedded.EmbeddedPostgres;
import org.vestibule.adapters.persistence.fence.FenceWatch;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.MasterKey;

/**
 * A database that was opened: migrated, its keys at hand.
 *
 * @param embedded null where the server is not ours
 * @param watch looks whether it still is the server that the fence was put up on
 */
record OpenDatabase(
        @Nullable EmbeddedPostgres embedded,
        HikariDataSource pool,
        FenceWatch watch,
        Schema schema,
        Database database,
        KeyRing keys,
        MasterKey nextMasterKey)
        implements AutoCloseable {

    PoolLoad load() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return new PoolLoad(now.getActiveConnections(), now.getIdleConnections(), now.getThreadsAwaitingConnection());
    }

    /** Whether it still is what was opened. */
    void check() {
        schema.check(database);
        keys.check();
        look(watch, database); // something between may have led a connection to another server
    }

    static void look(FenceWatch watch, Database database) {
        database.ask(handle -> {
            try {
                watch.look(handle.getConnection());
                return true;
            } catch (SQLException failure) {
                throw new ConnectionException(failure);
            }
        });
    }

    @Override
    public void close() {
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
