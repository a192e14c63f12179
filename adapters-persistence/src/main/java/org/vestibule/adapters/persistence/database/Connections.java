package org.vestibule.adapters.persistence.database;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;

/** Connects anew, and looks at each connection before anybody uses it. */
final class Connections extends PGSimpleDataSource {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Pool.Look look;

    Connections(String url, Properties properties, Pool.Look look) throws SQLException {
        this.look = look;
        setUrl(url);
        for (String name : properties.stringPropertyNames()) {
            setProperty(name, properties.getProperty(name));
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            look.at(connection);
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }
}
