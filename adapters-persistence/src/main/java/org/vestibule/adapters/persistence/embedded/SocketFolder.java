package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.vestibule.adapters.persistence.OwnFolder;

/**
 * Where the server's socket is: in the data folder, or, because the path of a socket is limited, in a short private
 * folder. Others learn from {@code postmaster.pid} which.
 */
final class SocketFolder {

    /** Of macOS; Linux allows 107 bytes. */
    private static final int LONGEST_PATH = 103;

    private static final String SOCKET = ".s.PGSQL.5432";
    private static final Set<PosixFilePermission> PRIVATE = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private SocketFolder() {}

    /** The caller holds the owner's lock. */
    static Path choose(DataFolder folder) throws IOException {
        if (socketFile(folder.run()).toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH) {
            return folder.run();
        }
        // Reusing the one of a server that was killed leaves no litter.
        Optional<Path> former = PostmasterFile.read(folder).map(PostmasterFile::socketFolder);
        if (former.isPresent() && isPrivate(former.get(), folder.userId())) {
            return former.get();
        }
        return Files.createTempDirectory(Path.of("/tmp"), "vestibule-", DataFolder.PRIVATE_FOLDER);
    }

    static Path socketFile(Path socketFolder) {
        return socketFolder.resolve(SOCKET);
    }

    static void deleteLeftovers(Path socketFolder) throws IOException {
        Files.deleteIfExists(socketFile(socketFolder));
        Files.deleteIfExists(socketFolder.resolve(SOCKET + ".lock"));
    }

    private static boolean isPrivate(Path candidate, int userId) throws IOException {
        // In a folder that all may write to, somebody else may have made one of that name meanwhile.
        return Files.isDirectory(candidate, LinkOption.NOFOLLOW_LINKS)
                && OwnFolder.ownerOf(candidate) == userId
                && Files.getPosixFilePermissions(candidate, LinkOption.NOFOLLOW_LINKS)
                        .equals(PRIVATE);
    }
}
