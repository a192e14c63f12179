package org.vestibule.adapters.persistence.database;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.embedded.JdbcAccess;

class PoolTest {

    @TempDir
    Path folder;

    /** S-105: a program that is told to end while it opens its pool does not try for half a minute more. */
    @Test
    @Timeout(10)
    void whoever_is_interrupted_stops_trying() {
        JdbcAccess nobody = new JdbcAccess(
                "jdbc:postgresql://127.0.0.1:5432/vestibule", "vestibule", "secret", folder.resolve("nobody"));
        Thread.currentThread().interrupt();
        assertThrows(HikariPool.PoolInitializationException.class, () -> OnEmbedded.pool(nobody));
        assertTrue(Thread.interrupted(), "and stays so");
    }
}
