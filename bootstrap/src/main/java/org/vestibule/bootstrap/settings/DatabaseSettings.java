package org.vestibule.bootstrap.settings;

import java.util.Optional;
import org.vestibule.adapters.persistence.DatabaseUrl;

/**
 * Where the data is.
 *
 * @param url of a PostgreSQL to use instead of the embedded one
 */
public record DatabaseSettings(Optional<DatabaseUrl> url) {

    static DatabaseSettings from(Values values) {
        return new DatabaseSettings(values.find(
                "database.url",
                "embedded",
                "like jdbc:postgresql://host:5432/name?user=NAME&password=PASSWORD, with no name or password before the"
                        + " host",
                DatabaseUrl::parse));
    }
}
