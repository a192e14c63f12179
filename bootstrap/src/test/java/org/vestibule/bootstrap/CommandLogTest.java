package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLogTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T00:00:00.1234Z"), ZoneOffset.UTC);

    @Test
    void what_was_done_is_kept_line_by_line_for_the_operator_alone(@TempDir Path data) throws IOException {
        new CommandLog(data, true, CLOCK).done("two-step reset: account 1");
        new CommandLog(data, false, CLOCK).done("policy set: team 2");
        Path file = data.resolve("commands.log");
        assertEquals(
                "2030-01-01T00:00:00.123Z two-step reset: account 1\n2030-01-01T00:00:00.123Z policy set: team 2\n",
                Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void what_broke_is_kept_where_it_is_said_to_be(@TempDir Path data) throws IOException {
        String where = new CommandLog(data, true, CLOCK).broke(new IllegalStateException("odd"));
        assertTrue(Files.readString(Path.of(where)).contains("IllegalStateException: odd\n\tat "), where);
        assertEquals("the lines above", new CommandLog(data, false, CLOCK).broke(new IllegalStateException("odd")));
    }

    @Test
    void without_a_folder_it_is_said_on_standard_error(@TempDir Path data) {
        CommandLog nowhere = new CommandLog(data.resolve("missing"), true, CLOCK);
        nowhere.done("two-step reset: account 1");
        assertEquals("the lines above", nowhere.broke(new IllegalStateException("odd")));
    }
}
