package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the program where there is no home folder, and the cache is one that everybody may write to (PRODUCT G). */
class HomelessIT {

    private final Path data = RunningPortal.newDataFolder();
    private final Path shared = RunningPortal.emptyDataFolder();

    @AfterEach
    void dropFolders() {
        RunningPortal.delete(data);
        RunningPortal.delete(shared);
    }

    @Test
    void what_is_loaded_was_unpacked_where_nobody_else_can_write() throws IOException {
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Map<String, String> settings = Map.of(
                "HOME", "/nonexistent",
                "XDG_CACHE_HOME", shared.toString(),
                "VESTIBULE_JAVA_OPTIONS", "-Duser.home=" + shared,
                "VESTIBULE_HASH_MEMORY", "64",
                "VESTIBULE_HASH_PASSES", "1");
        try (RunningPortal portal = RunningPortal.start(data, settings)) {
            RunningPortal.createAccount(data, "a@example.org", "A", HttpBrowser.PASSWORD);
            assertEquals(303, new HttpBrowser(portal).signIn("a@example.org").status());

            List<String> loaded = unpacked(portal);
            assertFalse(loaded.isEmpty(), "JNA unpacks under names of its own");
            assertTrue(loaded.stream().allMatch(file -> file.startsWith(data.toString())), loaded::toString);
        }
        assertEquals(List.of(), list(shared));
        assertEquals(List.of(), list(data.resolve("native")), "nothing is left behind");
    }

    /** The files named as JNA names what it unpacks, of those that the program has mapped. */
    private static List<String> unpacked(RunningPortal portal) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + portal.pid() + "/maps")).stream()
                .map(line -> line.substring(line.indexOf('/') < 0 ? line.length() : line.indexOf('/')))
                .filter(file -> file.matches(".*/jna\\d+\\.tmp.*"))
                .distinct()
                .toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
