package org.vestibule.adapters.persistence.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.vestibule.adapters.persistence.KeySource;
import org.vestibule.adapters.persistence.OwnFolder;

/** The key that wraps all others: in a file that only the portal's user can read, or in a setting. */
public final class MasterKey {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final KeySource source;
    private final RandomGenerator random;

    public MasterKey(KeySource source, RandomGenerator random) {
        this.source = source;
        this.random = random;
    }

    /** Where it is, for people to read. */
    String where() {
        return source.where();
    }

    /** Whether there is one, such as it is. */
    boolean isThere() {
        return !(source instanceof KeySource.File file) || Files.exists(file.path());
    }

    /** Makes the file unless there is one. Of two nodes that do so at once, both use the one that was first. */
    void create() {
        if (source instanceof KeySource.File file) {
            create(file.path());
        }
    }

    private void create(Path file) {
        Path folder = Optional.ofNullable(file.getParent()).orElseThrow();
        if (!Files.isDirectory(folder)) {
            throw new KeyProblem("There is no folder " + folder + " for a master key: make it, or name another file.");
        }
        byte[] key = new byte[KeySource.BYTES];
        random.nextBytes(key);
        try {
            Path whole =
                    Files.createTempFile(folder, "master", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            try {
                Files.writeString(whole, Base64.getEncoder().encodeToString(key) + "\n");
                Files.createLink(file, whole); // unlike a move, never replaces
            } catch (FileAlreadyExistsException anotherWasFirst) {
                return;
            } finally {
                Files.delete(whole);
            }
        } catch (IOException failure) {
            throw OwnFolder.problem(folder, failure);
        }
    }

    /** Reads it and puts it to work. */
    KeyWrapper wrapper() {
        byte[] key =
                source instanceof KeySource.Setting setting ? setting.key() : read(((KeySource.File) source).path());
        return new KeyWrapper(key, where(), random);
    }

    /** Reads it; refuses a file that others can read (S-110). */
    private static byte[] read(Path file) {
        if (!Files.exists(file)) {
            throw new KeyProblem("The master key is missing: put " + file + " back from where you keep a copy of it.");
        }
        try {
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new KeyProblem("Others can read " + file + ": run chmod 600 on it, and consider the key known.");
            }
            return KeySource.decode(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .orElseThrow(() -> new KeyProblem(file + " does not hold a master key: put the right file back."));
        } catch (IOException failure) {
            throw new KeyProblem(file + " cannot be read: see to it that the portal's user can.");
        }
    }
}
