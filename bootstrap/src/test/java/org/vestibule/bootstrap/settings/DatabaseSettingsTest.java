package org.vestibule.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                new Read(Optional.empty(), false),
                Map.of(URL, "embedded", URL + "-file", "none", REPLICATION, "asynchronous"));
    }

    @Test
    void mapping() {
        String url = "jdbc:postgresql://db.example:5433/portal?user=u&password=p";
        assertEquals(
                new Read(Optional.of("db.example:5433"), true), read(Map.of(URL, url, REPLICATION, "synchronous")));
    }

    /** It may have a password in it. */
    @Test
    void it_may_stand_in_a_file(@TempDir Path folder) throws IOException {
        String url = "jdbc:postgresql://db.example:5433/portal?user=u&password=p";
        Path file = Files.writeString(folder.resolve("url"), url + "\n");
        assertEquals(new Read(Optional.of("db.example:5433"), false), read(Map.of(URL + "-file", file.toString())));
        Files.writeString(file, "jdbc:postgresql://user:tweet@host/db");
        database.assertWrong(
                URL + "-file must be the path of a file that the portal can read; what is in it must be like"
                        + " jdbc:postgresql://host:5432/name?user=NAME&password=PASSWORD, with no name or password before"
                        + " the host",
                URL + "-file",
                file.toString());
    }

    private Read read(Map<String, String> set) {
        database.assertTold(List.of(), set);
        return Read.of(DatabaseSettings.from(new Values(set)));
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
