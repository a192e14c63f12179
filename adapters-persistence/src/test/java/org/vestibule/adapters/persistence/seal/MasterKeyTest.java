package org.vestibule.adapters.persistence.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.persistence.KeySource;

/** Where a master key is had from, and what is said where it cannot be (S-110). */
class MasterKeyTest {

    private static final RandomGenerator RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    @Test
    void it_is_made_once_for_its_user_alone() throws IOException {
        Path file = folder.resolve("master.key");
        MasterKey made = in(file);
        made.create();
        String fingerprint = made.wrapper().fingerprint();
        made.create();
        assertEquals(fingerprint, in(file).wrapper().fingerprint());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        MasterKey other = in(folder.resolve("other.key"));
        other.create();
        assertNotEquals(fingerprint, other.wrapper().fingerprint());
    }

    @Test
    void the_same_key_in_a_setting_is_the_same_key() throws IOException {
        Path file = folder.resolve("master.key");
        in(file).create();
        MasterKey given = new MasterKey(
                KeySource.Setting.parse("vestibule.keys.master", Files.readString(file))
                        .orElseThrow(),
                RANDOM);
        assertEquals(in(file).wrapper().fingerprint(), given.wrapper().fingerprint());
        assertFalse(Files.readString(file).contains(given.wrapper().fingerprint()));
    }

    @Test
    void what_is_wrong_with_it_is_told_and_what_to_do() throws IOException {
        Path file = folder.resolve("master.key");
        assertTold("The master key is missing: put " + file + " back from where you keep a copy of it.", file);
        Files.writeString(file, "no key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertTold("Others can read " + file + ": run chmod 600 on it, and consider the key known.", file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertTold(file + " does not hold a master key: put the right file back.", file);
        Files.write(file, new byte[] {-1, -2});
        assertTold(file + " does not hold a master key: put the right file back.", file);
        Files.delete(file);
        Files.createDirectory(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        assertTold(file + " cannot be read: see to it that the portal's user can.", file);
    }

    @Test
    void a_folder_that_is_not_there_is_told_of() {
        Path file = folder.resolve("nowhere/master.key");
        KeyProblem told = assertThrows(KeyProblem.class, in(file)::create);
        assertEquals(
                "There is no folder " + file.getParent() + " for a master key: make it, or name another file.",
                told.words().get(0));
    }

    private static void assertTold(String sentence, Path file) {
        KeyProblem told = assertThrows(KeyProblem.class, in(file)::wrapper);
        assertEquals(sentence, told.words().get(0));
    }

    private static MasterKey in(Path file) {
        return new MasterKey(new KeySource.File(file), RANDOM);
    }
}
