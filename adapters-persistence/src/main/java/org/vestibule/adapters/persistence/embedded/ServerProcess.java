package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the server, which ends with this process however this process ends.
 *
 * <p>A shell watches over the server. Its standard input is a pipe that only we hold open; at its end it asks the
 * server to stop ("fast shutdown": open transactions are rolled back).
 */
final class ServerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

    /**
     * The shell ignores the signals that a service manager or a terminal sends to all processes at once: the program
     * still needs its database for the requests under way. The server sets its own handlers. SIGINT is repeated because
     * one that came before the handler would be lost.
     */
    private static final String WATCH = """
            trap '' INT TERM HUP
            exec 3<&0 </dev/null
            "$@" 3<&- &
            server=$!
            {
              while read -r line; do :; done
              while kill -INT "$server" 2>/dev/null; do sleep 1; done
            } <&3 >/dev/null 2>&1 &
            watch=$!
            exec 3<&-
            wait "$server"
            status=$?
            kill -KILL "$watch"
            exit "$status"
            """;

    private final DataFolder folder;
    private final Process shell;
    private final ServerLog log;

    private ServerProcess(DataFolder folder, Process shell) {
        this.folder = folder;
        this.shell = shell;
        this.log = ServerLog.follow(shell.getInputStream());
    }

    static ServerProcess start(DataFolder folder, Programs programs, Path socketFolder) throws IOException {
        List<String> command = new ArrayList<>();
        // Away from the terminal's process group: Ctrl-C is for the program, which then stops the server in its turn.
        if (Tool.onPath("setsid")) {
            command.add("setsid");
        }
        List<String> shell = new ArrayList<>(List.of("sh", "-c", WATCH, "postgres-watch", programs.postgres()));
        shell.addAll(ServerSettings.arguments(folder, socketFolder));
        command.addAll(Tool.unprivileged(folder, shell));
        return new ServerProcess(folder, Tool.process(folder, command).start());
    }

    /** Waits until it takes connections; false if it ended, or if it is neither ready nor dead in that time. */
    boolean awaitReady(Duration limit) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            if (serves()) {
                log.serving();
                return true;
            }
            if (shell.waitFor(10, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    /** A file of an earlier run could say "ready" too: the process must be the child of our shell. */
    private boolean serves() throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.read(folder).filter(PostmasterFile::ready);
        return file.flatMap(found -> found.process(folder))
                .flatMap(ProcessHandle::parent)
                .filter(parent -> parent.pid() == shell.pid())
                .isPresent();
    }

    void awaitExit() throws InterruptedException {
        shell.waitFor();
    }

    String lastWords() throws InterruptedException {
        return log.lastWords();
    }

    /** Lets the shell stop the server, and returns at once. */
    void release() {
        log.ending();
        try {
            shell.getOutputStream().close();
        } catch (IOException alreadyGone) {
            LOG.debug("The pipe to the server was closed", alreadyGone);
        }
    }

    /**
     * Stops the server and waits for its end, however impatient anybody is; kills it when it takes too long, which costs
     * no data but makes the next start slower.
     */
    void stop(Duration limit) {
        release();
        long deadline = System.nanoTime() + limit.toNanos();
        boolean ended = false;
        boolean interrupted = false;
        while (!ended && System.nanoTime() < deadline) {
            try {
                ended = shell.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (!ended) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks a server that is not our child for a fast shutdown: Java itself can send no SIGINT. */
    static void interrupt(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -INT \"$1\"", "sh", Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
