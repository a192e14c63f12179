package org.vestibule.adapters.persistence.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.OwnFolder;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.persistence.StorageProblem.Why;

class NativeFolderTest {

    @TempDir
    private Path top;

    private Path data = Path.of("");
    private Path temporary = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        data = Files.createDirectory(top.resolve("data"), OwnFolder.PRIVATE);
        temporary = Files.createDirectory(top.resolve("temporary"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void it_is_new_and_ours_alone() throws IOException {
        Path one = NativeFolder.choose(data, temporary);
        Path another = NativeFolder.choose(data, temporary);
        assertFalse(one.equals(another));
        for (Path folder : List.of(one, another)) {
            assertTrue(folder.startsWith(data.toRealPath()), folder::toString);
            assertPrivate(folder);
            assertEquals(List.of(), list(folder), "nothing is left of the trial");
        }
        assertPrivate(data.resolve("native"));
        assertEquals(List.of(), list(temporary));
    }

    @Test
    void one_that_was_opened_is_closed_again() throws IOException {
        Files.createDirectory(data.resolve("native"));
        Files.setPosixFilePermissions(data.resolve("native"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertTrue(NativeFolder.choose(data, temporary).startsWith(data.toRealPath()));
        assertPrivate(data.resolve("native"));
    }

    @Test
    void what_killed_processes_left_is_deleted_and_what_others_use_is_not() throws IOException {
        Path own = Files.createDirectory(data.resolve("native"), OwnFolder.PRIVATE);
        Path left = Files.createDirectory(own.resolve(Long.MAX_VALUE + "-1"));
        Files.createFile(left.resolve("jna1.tmp"));
        Path used = Files.createDirectory(own.resolve(ProcessHandle.current().pid() + "-1"));
        Path strange = Files.createDirectory(own.resolve("strange"));
        NativeFolder.choose(data, temporary);
        assertFalse(Files.exists(left));
        assertTrue(Files.exists(used));
        assertTrue(Files.exists(strange));
    }

    @Test
    void where_the_data_folder_will_not_do_it_is_a_new_one_in_the_temporary_folder() throws IOException {
        Files.createFile(data.resolve("native"));
        Path chosen = NativeFolder.choose(data, temporary);
        assertEquals(temporary.toRealPath(), chosen.getParent());
        assertPrivate(chosen);
    }

    @Test
    void a_temporary_folder_in_which_others_can_rename_ours_will_not_do() throws IOException {
        Files.createFile(data.resolve("native"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        StorageProblem told = assertThrows(StorageProblem.class, () -> NativeFolder.choose(data, temporary));
        assertSame(Why.FOLDER_RUNS_NO_PROGRAMS, told.why());
        Files.setAttribute(temporary, "unix:mode", 01777);
        assertEquals(
                temporary.toRealPath(), NativeFolder.choose(data, temporary).getParent());
    }

    private static void assertPrivate(Path folder) throws IOException {
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
