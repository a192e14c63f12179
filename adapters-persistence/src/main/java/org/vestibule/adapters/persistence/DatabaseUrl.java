package org.vestibule.adapters.persistence;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The JDBC URL of a PostgreSQL. It may hold a password, after its question mark only; nobody but the driver learns more
 * of it than where it leads.
 */
public final class DatabaseUrl {

    private static final String PROTOCOL = "jdbc:postgresql:";

    /** What it cannot read the driver repeats in a log of its own. */
    private static final Logger LOG_OF_DRIVER = Logger.getLogger("org.postgresql");

    static {
        LOG_OF_DRIVER.setLevel(Level.OFF);
    }

    private final String text;
    private final String where;

    private DatabaseUrl(String text, String where) {
        this.text = text;
        this.where = where;
    }

    /**
     * What somebody typed, if it can be one. One with a name or password before the host is none: the driver would take
     * them for the host's name, and repeat them.
     */
    public static Optional<DatabaseUrl> parse(String text) {
        int query = text.indexOf('?');
        String place = query < 0 ? text : text.substring(0, query);
        if (!place.startsWith(PROTOCOL) || place.indexOf('@') >= 0) {
            return Optional.empty();
        }
        try {
            Properties parts = new Properties();
            Arrays.stream(DriverManager.getDriver(text).getPropertyInfo(text, new Properties()))
                    .filter(part -> part.value != null)
                    .forEach(part -> parts.setProperty(part.name, part.value));
            return Optional.of(new DatabaseUrl(text, where(parts)));
        } catch (SQLException notOne) {
            return Optional.empty();
        }
    }

    private static String where(Properties parts) {
        String[] hosts = parts.getProperty("PGHOST", "").split(",", -1);
        String[] ports = parts.getProperty("PGPORT", "").split(",", -1);
        return IntStream.range(0, hosts.length)
                .mapToObj(
                        i -> (hosts[i].isEmpty() ? "localhost" : hosts[i]) + ":" + ports[Math.min(i, ports.length - 1)])
                .collect(Collectors.joining(", "));
    }

    String text() {
        return text;
    }

    /** Where it leads: hosts and ports. */
    @Override
    public String toString() {
        return where;
    }
}
