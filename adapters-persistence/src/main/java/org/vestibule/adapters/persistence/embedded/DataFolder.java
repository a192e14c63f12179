package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where things are below the program's data folder: the cluster in {@code postgres/}, the programs in {@code
 * postgres-bin/}, what only matters while it runs in {@code postgres-run/}; all of them closed to other users.
 */
record DataFolder(Path root, int userId, boolean namedUser) {

    /** PostgreSQL's initdb puts its own path between double quotes and gives that to a shell. */
    private static final Pattern UNUSABLE = Pattern.compile("[\"$`\\\\\n]");

    static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER = mode("rwx------");
    static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE = mode("rw-------");

    /** Creates what is missing, and refuses a folder that another user owns or can write to. */
    static DataFolder prepare(Path dataDir) throws IOException {
        Files.createDirectories(dataDir, PRIVATE_FOLDER);
        // /proc, which is asked later which program a process runs, knows no symbolic links.
        Path root = dataDir.toRealPath();
        if (UNUSABLE.matcher(root.toString()).find()) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL cannot work in the folder " + root + ": its path has one of the characters \" $ ` \\.");
        }
        Path probe = Files.createTempFile(root, ".owner", "", PRIVATE_FILE);
        int userId = ownerOf(probe);
        boolean namedUser = !Files.getOwner(probe).getName().equals(Integer.toString(userId));
        Files.delete(probe);
        if (ownerOf(root) != userId) {
            throw new EmbeddedPostgresException("The data folder " + root + " belongs to user " + ownerOf(root)
                    + " and this program runs as user " + userId + "; run it as the owner of the folder.");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(root);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new EmbeddedPostgresException(
                    "Other users may write to the data folder " + root + "; close it with: chmod 700 " + root);
        }
        DataFolder folder = new DataFolder(root, userId, namedUser);
        for (Path part : List.of(folder.programs(), folder.run())) {
            Files.createDirectories(part, PRIVATE_FOLDER);
            // Closes it again after a careless chmod; PostgreSQL itself refuses a cluster that is open.
            Files.setPosixFilePermissions(part, PRIVATE_FOLDER.value());
        }
        return folder;
    }

    /** PostgreSQL refuses to run as root, and as a user without a name, such as containers use. */
    boolean userIsUnfit() {
        return userId == 0 || !namedUser;
    }

    /** The cluster's files and its password: one folder, so that they come to be, and move, together. */
    Path cluster() {
        return root.resolve("postgres");
    }

    Path data() {
        return cluster().resolve("data");
    }

    Path password() {
        return cluster().resolve("password");
    }

    Path programs() {
        return root.resolve("postgres-bin");
    }

    Path run() {
        return root.resolve("postgres-run");
    }

    Path lock() {
        return run().resolve("lock");
    }

    static int ownerOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
