package org.vestibule.bootstrap.settings;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    private static final String URL = "vestibule.database.url";

    private static final String REPLICATION = "vestibule.database.replication";

    /** A URL tells where it leads and nothing else. */
    private record Read(Optional<String> where, boolean nothingIsLost) {

        static Read of(DatabaseSettings settings) {
            return new Read(settings.url().map(Object::toString), settings.nothingIsLost());
        }
    }

    private final Concern<Read> database = new Concern<>(values -> Read.of(DatabaseSettings.from(values)));

    @Test
    void defaults() {
        database.assertDefaults(
                new Read(Optional.empty(), false), Map.of(URL, "embedded", REPLICATION, "asynchronous"));
    }

    @Test
    void mapping() {
        database.assertMapping(
                new Read(Optional.of("db.example:5433"), true),
                Map.of(URL, "jdbc:postgresql://db.example:5433/portal?user=u&password=p", REPLICATION, "synchronous"));
    }

    /** What nobody vouches for may have been lost. */
    @Test
    void what_is_no_replication() {
        database.assertRight(REPLICATION, "asynchronous", "synchronous");
        database.assertWrong(
                REPLICATION + " must be asynchronous or synchronous", REPLICATION, "on", "true", "quorum", "");
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
