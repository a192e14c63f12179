package org.vestibule.bootstrap.settings;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    private static final String URL = "vestibule.database.url";

    /** A URL tells where it leads and nothing else. */
    private final Concern<Optional<String>> database =
            new Concern<>(values -> DatabaseSettings.from(values).url().map(Object::toString));

    @Test
    void defaults() {
        database.assertDefaults(Optional.empty(), Map.of(URL, "embedded"));
    }

    @Test
    void mapping() {
        database.assertMapping(
                Optional.of("db.example:5433"),
                Map.of(URL, "jdbc:postgresql://db.example:5433/portal?user=u&password=p"));
    }

    @Test
    void what_is_no_url_of_a_postgresql() {
        database.assertWrong(
                URL + " must be like jdbc:postgresql://host:5432/name?user=NAME&password=PASSWORD, with no name or"
                        + " password before the host",
                URL,
                "jdbc:postgresql://user:secret@host/db",
                "jdbc:mysql://host/db",
                "postgres://host/db",
                "embedded",
                "");
    }
}
