package org.vestibule.application.password;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.vestibule.application.attempt.TryLater;

/**
 * Bounds the memory that slow hashes take: so many are computed at once, so many more wait, and whoever comes after
 * that is told to come back. Each hash takes some 19 MiB, so this bound is what stands between a rush of sign-ins and
 * an out-of-memory.
 */
public final class HashQueue {

    /** What whoever finds no place is told. */
    public static final TryLater BUSY = new TryLater(TryLater.Reason.BUSY, Duration.ofSeconds(5));

    private final Semaphore places;
    private final Semaphore workers;

    /**
     * @param workers how many hashes are computed at once
     * @param places how many may be inside, computing or waiting
     */
    public HashQueue(int workers, int places) {
        this.places = new Semaphore(places);
        this.workers = new Semaphore(workers, true);
    }

    /** Takes a place; empty, at once, if there is none. */
    public Optional<Place> enter() {
        return places.tryAcquire() ? Optional.of(new Place()) : Optional.empty();
    }

    /** A place in the queue, to be closed. */
    public final class Place implements AutoCloseable {

        private Place() {}

        /** Waits for its turn, then computes. */
        public <T> T compute(Supplier<T> hash) {
            workers.acquireUninterruptibly();
            try {
                return hash.get();
            } finally {
                workers.release();
            }
        }

        @Override
        public void close() {
            places.release();
        }
    }
}
