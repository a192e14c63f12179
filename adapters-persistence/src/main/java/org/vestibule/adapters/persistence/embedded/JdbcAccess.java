package org.vestibule.adapters.persistence.embedded;

import java.nio.file.Path;
import java.util.Properties;

/**
 * What a JDBC data source needs to reach the embedded database. The host and port in the URL mean nothing: the {@link
 * UnixSocketFactory} named in the {@link #properties()} leads to the socket, and without it nothing connects.
 *
 * @param password a secret, which {@link #toString()} leaves out
 */
public record JdbcAccess(String url, String user, String password, Path socketFile) {

    /**
     * User, password, socket, and time limits, in a copy that the caller may change. {@code loginTimeout} is 3 s;
     * {@code socketTimeout} is 60 s, the longest that a statement may keep the server silent: raise it for long
     * maintenance.
     */
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
        properties.setProperty("socketFactoryArg", socketFile.toString());
        // Neither has a meaning on a Unix socket, and both would cost a round trip.
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("loginTimeout", "3");
        properties.setProperty("socketTimeout", "60");
        return properties;
    }

    @Override
    public String toString() {
        return "JdbcAccess[" + user + " at " + socketFile + "]";
    }
}
