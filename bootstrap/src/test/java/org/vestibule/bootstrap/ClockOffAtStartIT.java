package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A portal or a command that begins by a clock that is off does nothing by it (PRODUCT B, F-12, L-44). */
class ClockOffAtStartIT {

    private final Path data = RunningPortal.newDataFolder();

    @AfterEach
    void dropDataFolder() {
        RunningPortal.delete(data);
    }

    @Test
    void alone_it_starts_sends_nothing_and_goes_on_once_the_clock_is_right() {
        try (RunningPortal wrong = RunningPortal.startOnOtherClock(data, Duration.ofHours(1))) {
            assertEquals(503, wrong.status("/health/ready"));
            ClockOffIT.assertOff(new HttpBrowser(wrong).get("/sign-in"), Duration.ofHours(1));

            RunningPortal.Command made =
                    RunningPortal.runHere(data, "", "account", "create", "a@example.org", "--name", "A");
            assertEquals(0, made.code(), made.err());
            ClockOffIT.pause(Duration.ofSeconds(2)); // in which a mail is sent four times over
            assertFalse(wrong.output().contains("Mail to a@example.org"), wrong::output);

            wrong.setClock(Duration.ZERO);
            RunningPortal.await(ClockOffIT.NOTICED, "it is ready", () -> wrong.status("/health/ready") == 200);
            wrong.linkFor("a@example.org");
            assertEquals(1, count(wrong.output(), " WARN .*Not ready: this node's clock is 3600"), wrong::output);
            assertEquals(1, count(wrong.output(), " INFO .*Ready"), wrong::output);
            assertFalse(wrong.output().contains("\tat "), wrong::output);
        }
    }

    @Test
    void commands_write_nothing_by_it() {
        Duration behind = Duration.ofSeconds(-90);
        assertEquals(
                0,
                RunningPortal.run(data, "", "account", "create", "a@example.org", "--name", "A")
                        .code());
        RunningPortal.Command refused =
                RunningPortal.runOnOtherClock(data, behind, "account", "create", "b@example.org", "--name", "B");
        assertEquals(69, refused.code(), refused.err());
        String[] lines = refused.err().split("\n");
        assertTrue(
                lines[lines.length - 1].matches(
                        "vestibule: The clock of this machine is 90\\.\\d s behind the database's, so nothing was"
                                + " changed\\. Set both by NTP, then try again\\. \\[clock-off]"),
                refused.err());
        assertFalse(refused.err().contains("\tat ") || refused.err().contains("WARN"), refused.err());
        assertEquals(
                69,
                RunningPortal.runOnOtherClock(data, behind, "serve", "--demo").code());

        RunningPortal.Command shown = RunningPortal.runOnOtherClock(data, behind, "account", "list");
        assertEquals(0, shown.code(), shown.err());
        assertTrue(shown.out().contains("a@example.org"), shown.out());
        assertFalse(shown.out().contains("b@example.org") || shown.out().contains("demo"), shown.out());
        assertTrue(shown.err().contains("What was shown goes by a wrong clock: this node's clock is 90."), shown.err());
    }

    private static long count(String output, String pattern) {
        return output.lines()
                .filter(line -> line.matches(".*" + pattern + ".*"))
                .count();
    }
}
