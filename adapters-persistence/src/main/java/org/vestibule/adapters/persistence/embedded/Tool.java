package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.vestibule.adapters.persistence.OwnFolder;
import org.vestibule.adapters.persistence.StorageProblem;
import org.vestibule.adapters.persistence.StorageProblem.Why;

/** Runs programs of PostgreSQL: as an ordinary user, and with nothing of our environment but the search path. */
final class Tool {

    private static final long LIMIT_MINUTES = 5;
    /** What shells and wrappers answer for a program that is there and cannot be run, as on a noexec mount. */
    private static final int NOT_EXECUTABLE = 126;

    private static final String UNFIT = "Note: PostgreSQL runs neither as root nor as a user without a name unless the"
            + " command `unshare -U true` works, which many containers forbid; else run as an ordinary user.";

    private Tool() {}

    /** In a user namespace of its own, any user is nobody there, and still the owner of its files here. */
    static List<String> unprivileged(DataFolder folder, List<String> command) {
        List<String> line = new ArrayList<>();
        if (folder.userIsUnfit()) {
            if (!onPath("unshare")) {
                throw new EmbeddedPostgresException("The program unshare is missing. " + UNFIT);
            }
            line.add("unshare");
            line.add("-U");
        }
        line.addAll(command);
        return line;
    }

    /** Not yet started; its errors go where its output goes. */
    static ProcessBuilder process(DataFolder folder, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.root().toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        // PGPORT, PGOPTIONS, LC_ALL and the like would change what our settings say.
        environment.clear();
        environment.put("PATH", path);
        return builder;
    }

    /** Runs to the end and returns the output. */
    static String run(DataFolder folder, List<String> command, String input) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder.run(), "output", "", DataFolder.PRIVATE_FILE);
        try {
            Process process = process(folder, unprivileged(folder, command))
                    .redirectOutput(output.toFile())
                    .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException endedEarly) {
                // Its exit status and output say more.
            }
            if (!ends(process)) {
                throw failure(folder, command, "did not end within " + LIMIT_MINUTES + " minutes", output);
            }
            if (process.exitValue() == NOT_EXECUTABLE) {
                throw new StorageProblem(
                        Why.FOLDER_RUNS_NO_PROGRAMS, null, folder.root().toString());
            }
            if (process.exitValue() != 0) {
                throw failure(folder, command, "failed with status " + process.exitValue(), output);
            }
            return Files.readString(output);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Waits for its end, and brings it about when nobody waits any longer. */
    private static boolean ends(Process process) throws InterruptedException {
        try {
            return process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static StorageProblem failure(DataFolder folder, List<String> command, String how, Path output)
            throws IOException {
        String words = Files.readString(output).strip();
        if (OwnFolder.tellsOfNoRoom(words)) {
            return new StorageProblem(Why.FOLDER_FULL, null, folder.root().toString());
        }
        String hint = folder.userIsUnfit() ? "\n" + UNFIT : "";
        return new EmbeddedPostgresException(command.get(0) + " " + how + ":\n" + words + hint);
    }

    static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Pattern.compile(":")
                .splitAsStream(path)
                .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, program)));
    }
}
