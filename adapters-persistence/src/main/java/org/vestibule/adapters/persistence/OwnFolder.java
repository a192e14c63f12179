package org.vestibule.adapters.persistence;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.vestibule.adapters.persistence.StorageProblem.Why;

/** Folders that are ours and that nobody else can write to: what lies there is what we have put there. */
public final class OwnFolder {

    /** What new ones are like. */
    public static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Symbolic links by whoever runs the machine are as good as ours. */
    private static final int SUPERUSER = 0;

    private static final long NEXT_TO_NOTHING = 1024 * 1024;

    private OwnFolder() {}

    /**
     * Creates it if it is missing.
     *
     * @return where it really is
     * @throws StorageProblem if it cannot be written to, or is somebody else's, by its owner, mode or a link
     */
    public static Path ensure(Path folder) {
        try {
            Files.createDirectories(folder, PRIVATE);
            Path real = folder.toRealPath();
            int us = us(real);
            int named = ownerOf(folder);
            if (ownerOf(real) != us || (named != us && named != SUPERUSER)) {
                throw new StorageProblem(Why.FOLDER_OF_OTHERS, null, folder.toString());
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(real);
            if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new StorageProblem(Why.FOLDER_OPEN_TO_OTHERS, null, real.toString());
            }
            return real;
        } catch (IOException failure) {
            throw problem(folder, failure);
        }
    }

    /** Who owns a file, or a link itself. */
    public static int ownerOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    /** Why a folder, or something in it, could not be made, read or written. */
    public static StorageProblem problem(Path folder, IOException failure) {
        return new StorageProblem(
                why(folder, failure),
                failure,
                folder.toString(),
                failure.getClass().getSimpleName() + " " + failure.getMessage());
    }

    /** Who we are, by what we make. */
    private static int us(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, ".owner", "", PRIVATE_FILE);
        try {
            return ownerOf(probe);
        } finally {
            Files.delete(probe);
        }
    }

    /** By kinds and states rather than by words, which come in the language of the machine. */
    private static Why why(Path folder, IOException failure) {
        String said = String.valueOf(failure.getMessage());
        if (failure instanceof NotDirectoryException || failure instanceof FileAlreadyExistsException) {
            return Why.FOLDER_NOT_ONE;
        }
        if (failure instanceof AccessDeniedException) {
            return Why.FOLDER_DENIED;
        }
        if (said.contains("error=13")) { // of a program that was to be run
            return Why.FOLDER_RUNS_NO_PROGRAMS;
        }
        Path nearest = Stream.<Path>iterate(folder.toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElse(folder);
        if (!Files.isDirectory(nearest)) {
            return Why.FOLDER_NOT_ONE;
        }
        try {
            FileStore store = Files.getFileStore(nearest);
            if (store.isReadOnly()) {
                return Why.FOLDER_READ_ONLY;
            }
            boolean full = store.getTotalSpace() > 0 && store.getUsableSpace() < NEXT_TO_NOTHING;
            if (full || tellsOfNoRoom(said)) {
                return Why.FOLDER_FULL;
            }
        } catch (IOException unknown) {
            failure.addSuppressed(unknown);
        }
        return Files.isWritable(nearest) ? Why.FOLDER_BROKEN : Why.FOLDER_DENIED;
    }

    /** Whether something that failed says, in the words of the C library, that there is no room left. */
    public static boolean tellsOfNoRoom(String words) {
        return words.contains("No space left on device") || words.contains("Disk quota exceeded");
    }
}
