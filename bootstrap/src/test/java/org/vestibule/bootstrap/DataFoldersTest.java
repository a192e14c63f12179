package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.cli.SettingsProblem;

/** Where the data lies if nobody says (PRODUCT G). */
class DataFoldersTest {

    /** What the JVM says of a user who has no entry among the machine's. */
    private static final String NOBODY = "?";

    @Test
    void what_xdg_says_comes_first_then_home_then_what_the_machine_knows() {
        Map<String, String> all = Map.of("XDG_DATA_HOME", "/xdg", "HOME", "/home/a");
        assertEquals(Path.of("/xdg/vestibule"), DataFolders.usual(all, "/root"));
        assertEquals(Path.of("/home/a/.local/share/vestibule"), DataFolders.usual(Map.of("HOME", "/home/a"), NOBODY));
        assertEquals(Path.of("/root/.local/share/vestibule"), DataFolders.usual(Map.of(), "/root"));
    }

    @Test
    void what_is_empty_or_not_absolute_does_not_count() {
        assertEquals(
                Path.of("/home/a/.local/share/vestibule"),
                DataFolders.usual(Map.of("XDG_DATA_HOME", "data", "HOME", "/home/a"), NOBODY));
        assertEquals(
                Path.of("/root/.local/share/vestibule"),
                DataFolders.usual(Map.of("XDG_DATA_HOME", "", "HOME", ""), "/root"));
    }

    @Test
    void without_a_home_the_folder_must_be_said() {
        SettingsProblem problem = assertThrows(SettingsProblem.class, () -> DataFolders.usual(Map.of(), NOBODY));
        assertTrue(problem.getMessage().contains("--data-dir FOLDER"), problem::getMessage);
    }
}
