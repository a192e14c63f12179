package org.vestibule.application.password;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * Bounds the memory that slow hashes take: so many are computed at once, so many more wait, and whoever comes after
 * that is told to come back. Each hash takes some 19 MiB, so this bound is what stands between a rush of sign-ins and
 * an out-of-memory.
 *
 * <p>It is fair: one network address holds at most a quarter of the places, and a quarter is kept for known browsers, so
 * that a flood from few or from many addresses does not keep out those who come every day.
 */
public final class HashQueue {

    /** What whoever finds no place is told. */
    public static final TryLater BUSY = new TryLater(TryLater.Reason.BUSY, Duration.ofSeconds(5));

    private final int places;
    private final int quarter;
    private final Semaphore workers;
    private final Map<String, Integer> takenByNetwork = new HashMap<>();
    private final LongAdder waited = new LongAdder();
    private final LongAdder computed = new LongAdder();
    private final int atOnce;
    private final LongSupplier stopwatch;
    private int taken;
    private long turnedAway;

    /**
     * What it has to do, and what it did since it was made.
     *
     * @param turnedAway how many found no place
     * @param waited all that were computed, together
     */
    public record Load(int computing, int waiting, long computed, Duration waited, long turnedAway) {}

    /**
     * @param workers how many hashes are computed at once
     * @param places how many may be inside, computing or waiting
     * @param stopwatch nanoseconds that have passed since some moment
     */
    public HashQueue(int workers, int places, LongSupplier stopwatch) {
        this.places = places;
        this.quarter = Math.max(1, places / 4);
        this.workers = new Semaphore(workers, true);
        this.atOnce = workers;
        this.stopwatch = stopwatch;
    }

    /**
     * Takes a place; empty, at once, if there is none.
     *
     * @param known whether a known browser asks
     */
    public synchronized Optional<Place> enter(ClientAddress address, boolean known) {
        int mine = takenByNetwork.getOrDefault(address.network(), 0);
        boolean full = taken >= (known ? places : places - quarter);
        boolean greedy = mine >= quarter && !address.exempt();
        if (full || greedy) {
            turnedAway++;
            return Optional.empty();
        }
        taken++;
        takenByNetwork.put(address.network(), mine + 1);
        return Optional.of(new Place(address.network()));
    }

    /** As it is now. Places that wait for something else than a turn count as waiting. */
    public synchronized Load load() {
        int computing = Math.min(taken, atOnce - workers.availablePermits());
        Duration together = Duration.ofNanos(waited.sum());
        return new Load(computing, taken - computing, computed.sum(), together, turnedAway);
    }

    private synchronized void leave(String network) {
        taken--;
        takenByNetwork.computeIfPresent(network, (same, mine) -> mine > 1 ? mine - 1 : null);
    }

    /** A place in the queue, to be closed once. */
    public final class Place implements AutoCloseable {

        private final String network;

        private Place(String network) {
            this.network = network;
        }

        /** Waits for its turn, then computes. */
        public <T> T compute(Supplier<T> hash) {
            long asked = stopwatch.getAsLong();
            workers.acquireUninterruptibly();
            waited.add(stopwatch.getAsLong() - asked);
            computed.increment();
            try {
                return hash.get();
            } finally {
                workers.release();
            }
        }

        @Override
        public void close() {
            leave(network);
        }
    }
}
