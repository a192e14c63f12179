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
import java.util.concurrent.CountDownLatch;
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

    /** The first of two commands that end at once makes the file for both. */
    @Test
    void two_commands_at_once_are_both_kept(@TempDir Path data) throws Exception {
        for (int round = 0; round < 50; round++) {
            Path folder = Files.createDirectory(data.resolve("" + round));
            CountDownLatch go = new CountDownLatch(1);
            Thread[] commands = new Thread[4];
            for (int i = 0; i < commands.length; i++) {
                commands[i] = new Thread(() -> {
                    awaitUnchecked(go);
                    new CommandLog(folder, true, CLOCK).done("policy set: team 2");
                });
                commands[i].start();
            }
            go.countDown();
            for (Thread command : commands) {
                command.join();
            }
            assertEquals(4, Files.readAllLines(folder.resolve("commands.log")).size());
        }
    }

    private static void awaitUnchecked(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
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
