package org.vestibule.adapters.persistence;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The JDBC URL of a PostgreSQL. It may hold a password, after its question mark only; nobody but the driver learns more
 * of it than where it leads.
 */
public final class DatabaseUrl {

    private static final String HOST = "([\\w.-]+|\\[[\\w:.%]+])?(:\\d*)?";

    /** Narrower than the driver's own: whatever may be a name, a password or part of one is neither host nor database. */
    private static final Pattern FORM = Pattern.compile("jdbc:postgresql:(//" + HOST + "(," + HOST
            + ")*(/[^/?#;&=@:\\s]*)?|/?[^/?#;&=@:\\s]*)(\\?([\\w.-]+(=[^&]*)?(&|$))*)?");

    /** Shorter ones are of no use to a guesser, and stand in other words. */
    private static final int TELLING = 4;

    /** What it cannot read the driver repeats in a log of its own. */
    private static final Logger LOG_OF_DRIVER = Logger.getLogger("org.postgresql");

    static {
        LOG_OF_DRIVER.setLevel(Level.OFF);
    }

    private final String text;
    private final String where;

    /** What stands after the question mark, by name. */
    private final Map<String, String> parameters = new TreeMap<>();

    private DatabaseUrl(String text, String where, Properties parts) {
        this.text = text;
        this.where = where;
        parts.stringPropertyNames().stream()
                .filter(name -> text.contains(name + "="))
                .forEach(name -> parameters.put(name, parts.getProperty(name)));
    }

    /**
     * What somebody typed, if it can be one. One with a name or password before the host is none: the driver would take
     * them for the host's name, and repeat them.
     */
    public static Optional<DatabaseUrl> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            Properties parts = new Properties();
            Arrays.stream(DriverManager.getDriver(text).getPropertyInfo(text, new Properties()))
                    .filter(part -> part.value != null)
                    .forEach(part -> parts.setProperty(part.name, part.value));
            return Optional.of(new DatabaseUrl(text, where(parts), parts));
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

    /**
     * What the driver says without what it repeats of the URL: each may hold a password, if only by a slip such as a
     * missing {@code &}.
     */
    String hidden(String words) {
        String hidden = words;
        for (Map.Entry<String, String> each : parameters.entrySet()) {
            if (each.getValue().length() >= TELLING) {
                hidden = hidden.replace(each.getValue(), "[" + each.getKey() + "]");
            }
        }
        return hidden;
    }

    /** The URL without the values of its parameters, any of which may be a secret. */
    public String shown() {
        String names = String.join(
                "&", parameters.keySet().stream().map(name -> name + "=…").toList());
        return text.replaceFirst("(?s)\\?.*", "") + (names.isEmpty() ? "" : "?" + names);
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
