package org.vestibule.adapters.persistence.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries what the server says into the program's log, and remembers the last of it for error messages. */
final class ServerLog {

    private static final Logger LOG = LoggerFactory.getLogger("org.vestibule.postgres");
    private static final int REMEMBERED = 12;
    private static final long PATIENCE_MILLIS = 500;

    private final Deque<String> last = new ArrayDeque<>();
    private final Thread reader;
    private boolean serving; // guarded as the last lines are

    private ServerLog(InputStream output) {
        reader = new Thread(() -> read(output), "postgres-log");
        reader.setDaemon(true);
    }

    static ServerLog follow(InputStream output) {
        ServerLog log = new ServerLog(output);
        log.reader.start();
        return log;
    }

    private void read(InputStream output) {
        try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            LOG.debug("The server's output ended", e);
        }
    }

    private void add(String line) {
        synchronized (last) {
            if (serving) {
                tell(line);
            }
            if (last.size() == REMEMBERED) {
                last.removeFirst();
            }
            last.addLast(line);
        }
    }

    /** From now on all is told at once. A server that never gets so far is tried again and again, and told of once. */
    void serving() {
        synchronized (last) {
            serving = true;
            last.forEach(ServerLog::tell);
        }
    }

    /** From now on it says what comes of being stopped, and that is only remembered. */
    void ending() {
        synchronized (last) {
            serving = false;
        }
    }

    private static void tell(String line) {
        if (line.startsWith("LOG:")) {
            LOG.debug("{}", line);
        } else {
            LOG.warn("{}", line);
        }
    }

    /** Of a server that ended. */
    String lastWords() throws InterruptedException {
        reader.join(PATIENCE_MILLIS);
        synchronized (last) {
            return String.join("\n", last);
        }
    }
}
