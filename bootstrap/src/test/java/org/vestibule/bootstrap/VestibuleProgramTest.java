package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.cli.GlobalOptions;
import org.vestibule.adapters.cli.Obstacle;
import org.vestibule.adapters.cli.SettingsProblem;
import org.vestibule.domain.account.EmailAddress;

class VestibuleProgramTest {

    @TempDir
    private Path folder;

    /** It would be made by being looked at. */
    @Test
    void the_status_of_a_database_that_is_not_there_makes_none() {
        var program = new VestibuleProgram(Map.of(), false);
        var options = new GlobalOptions(GlobalOptions.Output.TEXT, false, Optional.empty(), Optional.of(folder));
        Obstacle obstacle = assertThrows(Obstacle.class, () -> program.database(options));
        assertEquals("database-new", obstacle.getMessage());
        assertEquals(0, folder.toFile().list().length);
    }

    /** Somebody may hold the addresses that it makes up. */
    @Test
    void a_demo_sends_no_mail() throws IOException {
        Path settings = Files.writeString(
                folder.resolve("settings"),
                "vestibule.mail.host = mail.example\nvestibule.mail.from = portal@example.com\n");
        var program = new VestibuleProgram(Map.of(), false);
        var options = new GlobalOptions(
                GlobalOptions.Output.TEXT, false, Optional.of(settings), Optional.of(folder.resolve("data")));
        SettingsProblem problem =
                assertThrows(SettingsProblem.class, () -> program.serve(options, OptionalInt.of(0), true));
        assertTrue(problem.lines().get(0).contains("vestibule.mail.host is mail.example"), problem::toString);
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void where_no_mail_server_is_named_there_is_none_to_try() {
        var program = new VestibuleProgram(Map.of(), false);
        var options = new GlobalOptions(GlobalOptions.Output.TEXT, false, Optional.empty(), Optional.of(folder));
        EmailAddress ann = EmailAddress.parse("ann@example.com").orElseThrow();
        Obstacle obstacle = assertThrows(Obstacle.class, () -> program.testMail(options, ann));
        assertEquals("mail-not-set", obstacle.getMessage());
    }
}
