package org.vestibule.adapters.persistence.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The key that wraps all others, in a file that only the portal's user can read. */
public final class MasterKey {

    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final RandomGenerator random;

    public MasterKey(Path file, RandomGenerator random) {
        this.file = file;
        this.random = random;
    }

    /** Makes the file unless there is one. Of two nodes that do so at once, both use the one that was first. */
    void create() {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        try {
            Path whole = Files.createTempFile(
                    file.getParent(), "master", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            try {
                Files.writeString(whole, Base64.getEncoder().encodeToString(key) + "\n");
                Files.createLink(file, whole); // unlike a move, never replaces
            } catch (FileAlreadyExistsException anotherWasFirst) {
                return;
            } finally {
                Files.delete(whole);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads it; refuses a file that others can read (S-110). */
    byte[] read() {
        if (!Files.exists(file)) {
            throw new KeyProblem("The master key is missing: put " + file + " back from where you keep a copy of it.");
        }
        try {
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new KeyProblem("Others can read " + file + ": run chmod 600 on it, and consider the key known.");
            }
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != BYTES) {
                throw new KeyProblem(file + " does not hold a master key: put the right file back.");
            }
            return key;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (IllegalArgumentException notBase64) {
            throw new KeyProblem(file + " does not hold a master key: put the right file back.");
        }
    }
}
