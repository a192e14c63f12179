package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.cli.GlobalOptions;
import org.vestibule.adapters.cli.Obstacle;

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
}
