package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.vestibule.adapters.persistence.OwnFolder;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.persistence.StorageProblem.Why;

/**
 * Where things are below the program's data folder: the cluster in {@code postgres/}, the programs in {@code
 * postgres-bin/}, what only matters while it runs in {@code postgres-run/}; all of them closed to other users.
 */
record DataFolder(Path root, int userId, boolean namedUser) {

    /** PostgreSQL's initdb puts its own path between double quotes and gives that to a shell. */
    private static final Pattern UNUSABLE = Pattern.compile("[\"$`\\\\\n]");

    static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER = OwnFolder.PRIVATE;
    static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE = mode("rw-------");

    /** Creates what is missing, and refuses a folder that another user owns or can write to. */
    static DataFolder prepare(Path dataDir) throws IOException {
        // /proc, which is asked later which program a process runs, knows no symbolic links.
        Path root = OwnFolder.ensure(dataDir);
        if (UNUSABLE.matcher(root.toString()).find()) {
            throw new StorageProblem(Why.FOLDER_NAME, null, root.toString());
        }
        int userId = OwnFolder.ownerOf(root);
        boolean namedUser = !Files.getOwner(root).getName().equals(Integer.toString(userId));
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
        return clusterIn(root);
    }

    /** The same of a folder that need not be there. */
    static Path clusterIn(Path root) {
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

    private static FileAttribute<Set<PosixFilePermission>> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
