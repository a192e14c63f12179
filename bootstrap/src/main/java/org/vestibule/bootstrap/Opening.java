package org.vestibule.bootstrap;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.persistence.StorageProblem;

/**
 * Opens what the program stands on, and waits a while for what may come up in a moment: where many programs are started
 * at once, the database is seldom the first.
 */
final class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Duration patience;
    private final CountDownLatch stop;

    /**
     * @param patience how long to wait at most
     * @param stop is zero once nobody wants it any more
     */
    Opening(Duration patience, CountDownLatch stop) {
        this.patience = patience;
        this.stop = stop;
    }

    /**
     * What it opened; nothing if it is to stop.
     *
     * @throws StorageProblem if that does not pass, or not in time
     */
    <T> Optional<T> open(Supplier<T> attempt) {
        long end = System.nanoTime() + patience.toNanos();
        for (boolean told = false; stop.getCount() > 0; told = true) {
            try {
                return Optional.of(attempt.get());
            } catch (StorageProblem problem) {
                boolean worthWaiting = problem.why().passing() && System.nanoTime() < end;
                if (!worthWaiting && stop.getCount() > 0) {
                    throw problem;
                }
                if (worthWaiting && !told) {
                    LOG.warn(
                            "Waiting {} s at most for the database at {}: {}",
                            patience.toSeconds(),
                            problem.words().get(0),
                            Obstacles.key(problem).replace('-', ' '));
                }
            }
            pause();
        }
        return Optional.empty();
    }

    private void pause() {
        try {
            if (stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("No longer waiting");
            }
        } catch (InterruptedException interrupted) {
            stop.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
