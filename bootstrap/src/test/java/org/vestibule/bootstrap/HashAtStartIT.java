package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where no password can be hashed, no port is opened: whoever came would not be let in (PRODUCT G). */
class HashAtStartIT {

    /** The library that hashes is unpacked nowhere, as on a machine that runs no program from any folder. */
    private static final Map<String, String> NOWHERE =
            Map.of("VESTIBULE_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -Djna.tmpdir=/dev/null/nowhere");

    private final Path data = RunningPortal.newDataFolder();

    @AfterEach
    void dropDataFolder() {
        RunningPortal.delete(data);
    }

    @Test
    void without_the_library_nothing_is_served_and_nothing_is_made() {
        assertTold(RunningPortal.run(data, NOWHERE, "", "serve", "--port", "0"));
        assertTold(RunningPortal.run(
                data,
                NOWHERE,
                HttpBrowser.PASSWORD + "\n",
                "account",
                "create",
                "a@example.org",
                "--name",
                "A",
                "--password-stdin"));
        assertEquals(
                "",
                RunningPortal.run(data, NOWHERE, "", "account", "list")
                        .out()
                        .lines()
                        .filter(line -> line.contains("@"))
                        .findAny()
                        .orElse(""));
    }

    /** The library wants 8 KiB for each lane. */
    @Test
    void what_no_hash_can_be_computed_with_is_no_setting() {
        RunningPortal.Command refused = RunningPortal.run(
                data, Map.of("VESTIBULE_HASH_MEMORY", "64", "VESTIBULE_HASH_LANES", "9"), "", "serve", "--port", "0");
        assertEquals(78, refused.code(), refused.err());
        assertTrue(refused.err().contains("vestibule.hash.memory must be at least 8 times"), refused.err());
    }

    private static void assertTold(RunningPortal.Command refused) {
        assertEquals(69, refused.code(), refused.err());
        assertFalse(refused.out().contains("Vestibule answers"), refused.out());
        assertTrue(
                refused.err()
                        .lines()
                        .anyMatch(line -> line.startsWith("vestibule: Passwords cannot be hashed here:")
                                && line.endsWith("[hashing-not-possible]")),
                refused.err());
        assertFalse(refused.err().contains("\tat "), refused.err());
    }
}
