package org.vestibule.bootstrap;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread attempting;

    /** @param patience how long to wait at most */
    Opening(Duration patience) {
        this.patience = patience;
    }

    /**
     * What it opened; nothing if it was stopped before.
     *
     * @throws StorageProblem if that does not pass, or not in time
     */
    <T> Optional<T> open(Supplier<T> attempt) {
        long end = System.nanoTime() + patience.toNanos();
        for (boolean told = false; begins(); told = true) {
            try {
                return Optional.of(attempt.get());
            } catch (StorageProblem problem) {
                if (!isStopped() && (!problem.why().passing() || System.nanoTime() >= end)) {
                    throw problem;
                }
                if (!isStopped() && !told) {
                    LOG.warn(
                            "Waiting {} s at most for the database at {}: {}",
                            patience.toSeconds(),
                            problem.words().get(0),
                            problem.why().name().toLowerCase(Locale.ROOT).replace('_', ' '));
                }
            } catch (RuntimeException failure) {
                if (!isStopped()) {
                    throw failure;
                }
                LOG.debug("Broken off", failure);
            } finally {
                ends();
            }
            pause();
        }
        return Optional.empty();
    }

    /** Breaks off what it is at, and lets it begin no more. */
    synchronized void stop() {
        stopped.countDown();
        if (attempting != null) {
            attempting.interrupt();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private synchronized boolean begins() {
        attempting = isStopped() ? null : Thread.currentThread();
        return attempting != null;
    }

    /** From here on nobody interrupts, and that somebody did is over. */
    private synchronized void ends() {
        attempting = null;
        if (isStopped() && Thread.interrupted()) {
            LOG.debug("An attempt was interrupted");
        }
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("Stopped before it was open");
            }
        } catch (InterruptedException interrupted) {
            stop();
            Thread.currentThread().interrupt();
        }
    }
}
