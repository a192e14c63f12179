package org.vestibule.adapters.persistence.password;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.persistence.OwnFolder;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.persistence.StorageProblem.Why;

/**
 * Where the C library that hashes is unpacked, to be loaded: what lies there runs as we do. JNA would take a cache
 * below the home folder, or below whatever {@code XDG_CACHE_HOME} says, or the temporary folder, as it finds them; this
 * one is ours alone, and new for each process.
 */
public final class NativeFolder {

    private static final Logger LOG = LoggerFactory.getLogger(NativeFolder.class);
    private static final String PROPERTY_OF_JNA = "jna.tmpdir";
    private static final int STICKY = 01000;

    private NativeFolder() {}

    /**
     * Chooses it, once for the process and before a hash is asked for: in the data folder, or in the temporary one
     * where nothing that lies in the data folder can be run.
     *
     * @throws StorageProblem if neither will do
     */
    public static synchronized void choose(Path dataFolder) {
        if (System.getProperty(PROPERTY_OF_JNA) == null) {
            Path chosen = choose(dataFolder, Path.of(System.getProperty("java.io.tmpdir")));
            System.setProperty(PROPERTY_OF_JNA, chosen.toString());
        }
    }

    static Path choose(Path dataFolder, Path temporary) {
        Path own = dataFolder.resolve("native");
        return attempt(own, () -> within(own))
                .or(() -> attempt(temporary, () -> beside(temporary)))
                .orElseThrow(() -> new StorageProblem(Why.FOLDER_RUNS_NO_PROGRAMS, null, own.toString()));
    }

    private static Optional<Path> attempt(Path place, Maker maker) {
        try {
            Path made = maker.make();
            made.toFile().deleteOnExit(); // after what JNA puts into it, and asks to be deleted later
            if (runsPrograms(made)) {
                return Optional.of(made);
            }
            Files.delete(made);
            LOG.debug("Nothing in {} can be run", place);
        } catch (IOException | StorageProblem unfit) {
            LOG.debug("{} is no place for the library", place, unfit);
        }
        return Optional.empty();
    }

    private static Path within(Path own) throws IOException {
        if (Files.isDirectory(own)) {
            Files.setPosixFilePermissions(own, OwnFolder.PRIVATE.value()); // closed again after a careless chmod
        }
        Path real = OwnFolder.ensure(own);
        deleteLeftovers(real);
        return Files.createTempDirectory(real, ProcessHandle.current().pid() + "-", OwnFolder.PRIVATE);
    }

    private static Path beside(Path temporary) throws IOException {
        Path real = temporary.toRealPath();
        var permissions = Files.getPosixFilePermissions(real);
        boolean shared = permissions.contains(PosixFilePermission.OTHERS_WRITE)
                || permissions.contains(PosixFilePermission.GROUP_WRITE);
        boolean sticky = ((Integer) Files.getAttribute(real, "unix:mode") & STICKY) != 0;
        if (shared && !sticky) {
            throw new StorageProblem(Why.FOLDER_OPEN_TO_OTHERS, null, real.toString());
        }
        return Files.createTempDirectory(real, "vestibule-", OwnFolder.PRIVATE);
    }

    /** What processes left that were killed. One that runs out of our sight has loaded its library by now. */
    private static void deleteLeftovers(Path own) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(own)) {
            for (Path folder : folders) {
                if (!isOfSomebodyAlive(folder.getFileName().toString())) {
                    delete(folder);
                }
            }
        }
    }

    private static boolean isOfSomebodyAlive(String name) {
        try {
            return ProcessHandle.of(Long.parseLong(name.replaceFirst("-.*", "")))
                    .isPresent();
        } catch (NumberFormatException notOurs) {
            return true;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** A mount can forbid it, for libraries as for programs; the one way to learn that is to try. */
    private static boolean runsPrograms(Path folder) throws IOException {
        Path program = Files.createTempFile(folder, "try", "", OwnFolder.PRIVATE);
        try {
            Files.writeString(program, "#!/bin/sh\n");
            return new ProcessBuilder(List.of(program.toString())).start().waitFor() == 0;
        } catch (IOException refused) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true; // it did start
        } finally {
            Files.delete(program);
        }
    }

    private interface Maker {
        Path make() throws IOException;
    }
}
