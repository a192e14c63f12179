package org.vestibule.bootstrap.settings;

import java.util.Optional;
import org.vestibule.adapters.persistence.DatabaseUrl;

/**
 * Where the data is.
 *
 * @param url of a PostgreSQL to use instead of the embedded one
 * @param replication how its standbys follow it
 */
public record DatabaseSettings(Optional<DatabaseUrl> url, Replication replication) {

    /** How the standbys of a database follow it. */
    public enum Replication {
        /** Or not known: whatever was committed last may be lost in a failover. */
        ASYNCHRONOUS,
        /** The operator vouches that a failover loses nothing that was committed. */
        SYNCHRONOUS
    }

    private static final String URL = "database.url";

    static DatabaseSettings from(Values values) {
        Optional<DatabaseUrl> url = values.secret(
                URL,
                "embedded",
                "like jdbc:postgresql://host:5432/name?user=NAME&password=PASSWORD, with no name or password before the"
                        + " host",
                DatabaseUrl::parse);
        values.show(URL, text -> DatabaseUrl.parse(text).map(DatabaseUrl::shown).orElse("(set)"));
        return new DatabaseSettings(url, values.choice("database.replication", Replication.ASYNCHRONOUS));
    }

    /** Whether a failover loses nothing. */
    boolean nothingIsLost() {
        return replication == Replication.SYNCHRONOUS;
    }
}
