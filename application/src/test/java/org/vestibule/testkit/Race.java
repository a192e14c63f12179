package org.vestibule.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Lets many threads do the same thing at the same moment, as often as wanted. */
public final class Race implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 300;

    private final int contenders;
    private final ExecutorService threads;

    public Race(int contenders) {
        this.contenders = contenders;
        this.threads = Executors.newFixedThreadPool(contenders);
    }

    /** Runs one race of as many threads as there are contenders; says what became of each. */
    public <T> List<T> run(Supplier<T> contender) {
        return run(everyone(contender));
    }

    /** Runs one race of these. */
    public <T> List<T> run(List<Supplier<T>> contestants) {
        if (contestants.size() > contenders) {
            throw new IllegalArgumentException("No thread for each");
        }
        CyclicBarrier start = new CyclicBarrier(contestants.size());
        List<Future<T>> runs = new ArrayList<>();
        for (Supplier<T> contestant : contestants) {
            runs.add(threads.submit(() -> {
                start.await();
                return contestant.get();
            }));
        }
        return runs.stream().map(Race::outcome).toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private <T> List<Supplier<T>> everyone(Supplier<T> contender) {
        List<Supplier<T>> same = new ArrayList<>();
        for (int i = 0; i < contenders; i++) {
            same.add(contender);
        }
        return same;
    }

    private static <T> T outcome(Future<T> run) {
        try {
            return run.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException failure) {
            throw new IllegalStateException("A contender did not arrive", failure);
        }
    }
}
