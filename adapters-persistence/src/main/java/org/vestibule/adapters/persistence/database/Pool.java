package org.vestibule.adapters.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;

/** Pools of connections whose every wait is bounded (S-105). */
public final class Pool {

    private static final int CONNECTIONS = 10;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    /** A server that was started a moment ago, after a crash and on a busy machine, may not answer the first time. */
    private static final int ATTEMPTS_AT_START = 10;

    private static final Duration ONE_ATTEMPT = Duration.ofMillis(1);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private Pool() {}

    /** What is done with each new connection before anybody else has it. */
    @FunctionalInterface
    public interface Look {

        void at(Connection connection) throws SQLException;
    }

    /** To a server that was started a moment ago. */
    public static HikariDataSource ofNew(String url, Properties properties, Look look) {
        return open(url, properties, look, ATTEMPTS_AT_START);
    }

    /** To a server at a JDBC URL. */
    public static HikariDataSource of(String url, Look look) {
        return open(url, limits(), look, 1);
    }

    /** Connections to a server outside any pool, with which nothing is done before. */
    public static DataSource none(String url, Properties properties) {
        return new Connections(url, properties, connection -> {});
    }

    /** The same to one at a JDBC URL. */
    public static DataSource none(String url) {
        return none(url, limits());
    }

    /** One connection to that server, outside any pool, or at once the reason why there is none. */
    public static Connection single(String url) throws SQLException {
        return DriverManager.getConnection(url, limits());
    }

    private static Properties limits() {
        Properties properties = new Properties();
        properties.setProperty("loginTimeout", "3");
        properties.setProperty("socketTimeout", "60");
        return properties;
    }

    private static HikariDataSource open(String url, Properties properties, Look look, int attempts) {
        properties.setProperty("logServerErrorDetail", "false"); // it repeats the values of rows (S-107)
        HikariConfig config = bounded(ONE_ATTEMPT);
        config.setDataSource(new Connections(url, properties, look));
        for (int left = attempts - 1; ; left--) {
            try {
                return new HikariDataSource(config);
            } catch (HikariPool.PoolInitializationException failure) {
                if (left == 0 || interruptedIn(PAUSE)) {
                    throw failure;
                }
            }
        }
    }

    /** The pool would go on trying for all of its time, whoever is told to end meanwhile. */
    private static boolean interruptedIn(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return false;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** To whatever the caller says. */
    static HikariConfig bounded(Duration longestStart) {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setInitializationFailTimeout(longestStart.toMillis());
        config.setPoolName("database");
        config.setExceptionOverride(new SQLExceptionOverride() {
            @java.lang.Override // the short word is an enum here
            public Override adjudicate(SQLException failure) {
                return SqlFailures.spoilsConnection(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
            }
        });
        return config;
    }
}
