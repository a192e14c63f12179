package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server tells in {@code postmaster.pid}: line 1 its process, line 5 the folder of its socket, line 8
 * its state. A killed server leaves the file behind.
 */
record PostmasterFile(long pid, Path socketFolder, String state) {

    static Path in(DataFolder folder) {
        return folder.data().resolve("postmaster.pid");
    }

    /** Empty without a file, or while the server is still writing it. */
    static Optional<PostmasterFile> read(DataFolder folder) throws IOException {
        try {
            List<String> lines = Files.readAllLines(in(folder));
            if (lines.size() < 5) {
                return Optional.empty();
            }
            String state = lines.size() < 8 ? "" : lines.get(7).strip();
            return Optional.of(new PostmasterFile(Long.parseLong(lines.get(0).strip()), Path.of(lines.get(4)), state));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean ready() {
        return state.equals("ready");
    }

    /** The process, if it still lives and runs a program of this data folder, so that its number was not given anew. */
    Optional<ProcessHandle> process(DataFolder folder) {
        return ProcessHandle.of(pid).filter(process -> runsProgramOf(folder, process));
    }

    static boolean runsProgramOf(DataFolder folder, ProcessHandle process) {
        return process.info()
                .command()
                .filter(program -> Path.of(program).startsWith(folder.programs()))
                .isPresent();
    }
}
