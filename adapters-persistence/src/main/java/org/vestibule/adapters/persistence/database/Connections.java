package org.vestibule.adapters.persistence.database;

import com.zaxxer.hikari.util.DriverDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connects anew, and looks at each connection before anybody uses it. */
final class Connections implements DataSource {

    private final DataSource driver;
    private final Pool.Look look;

    Connections(String url, Properties properties, Pool.Look look) {
        this.driver = new DriverDataSource(url, null, properties, null, null);
        this.look = look;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return looked(driver.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return looked(driver.getConnection(user, password));
    }

    private Connection looked(Connection connection) throws SQLException {
        try {
            look.at(connection);
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        driver.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return driver.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return driver.isWrapperFor(type);
    }
}
