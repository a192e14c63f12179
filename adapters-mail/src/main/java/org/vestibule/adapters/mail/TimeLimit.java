package org.vestibule.adapters.mail;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends what takes too long with a mail server. Its time-outs are for each answer, and one that comes letter by letter is in
 * time for ever.
 */
final class TimeLimit implements AutoCloseable {

    private final CompletableFuture<Void> done;

    TimeLimit(Duration most) {
        done = new CompletableFuture<Void>().orTimeout(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Closes a socket once the time is over, or now if it is: whoever waits on it for an answer is told. */
    void holdFor(Socket socket) {
        @SuppressWarnings("UnusedVariable") // nobody asks whether it was closed
        var closed = done.whenCompleteAsync((inTime, late) -> {
            if (late != null) {
                close(socket);
            }
        });
    }

    boolean isOver() {
        return done.isCompletedExceptionally();
    }

    /** It was in time. */
    @Override
    public void close() {
        done.complete(null);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // as it was to be
        }
    }
}
