package org.vestibule.bootstrap.metrics;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.vestibule.adapters.persistence.PoolLoad;
import org.vestibule.adapters.web.Readiness;
import org.vestibule.adapters.web.WebServer;
import org.vestibule.application.password.HashQueue;

/** The figures that are asked for where they are known, as each scrape finds them. */
public final class Sources {

    private static final double MILLIS = 1e3;

    private Sources() {}

    /** Adds them all. */
    public static void addTo(
            Metrics metrics,
            Supplier<Readiness> readiness,
            Supplier<Duration> clockAhead,
            HashQueue queue,
            Supplier<PoolLoad> pool) {
        metrics.gauge(
                "ready",
                "1 if this node can serve people; /health/ready says why not.",
                () -> OptionalDouble.of(readiness.get() instanceof Readiness.Ready ? 1 : 0));
        metrics.gauge(
                "clock_ahead_seconds",
                "How far this node's clock is ahead of the database's; beyond 2 either way it serves nobody.",
                () -> OptionalDouble.of(seconds(clockAhead.get())));
        hashes(metrics, queue);
        pool(metrics, pool);
    }

    /** Adds what a server knows. */
    public static void addTo(Metrics metrics, WebServer server) {
        metrics.gauge(
                "certificate_end_timestamp_seconds",
                "When the certificate ends that is served with.",
                () -> server.certificateEnds()
                        .map(end -> OptionalDouble.of((double) end.getEpochSecond()))
                        .orElseGet(OptionalDouble::empty));
    }

    private static void hashes(Metrics metrics, HashQueue queue) {
        add(
                metrics,
                "hashes_computing",
                "Password hashes that are computed now.",
                queue::load,
                HashQueue.Load::computing);
        add(metrics, "hashes_waiting", "Those that wait for their turn.", queue::load, HashQueue.Load::waiting);
        metrics.total(
                "hashes",
                "Password hashes that were computed.",
                () -> queue.load().computed());
        metrics.total(
                "hash_wait_seconds",
                "How long they have waited, together.",
                () -> seconds(queue.load().waited()));
        metrics.total(
                "hashes_turned_away",
                "People who found no place in the queue.",
                () -> queue.load().turnedAway());
    }

    private static void pool(Metrics metrics, Supplier<PoolLoad> pool) {
        add(metrics, "connections_busy", "Connections to the database at work.", pool, PoolLoad::busy);
        add(metrics, "connections_idle", "Connections to the database without work.", pool, PoolLoad::idle);
        add(metrics, "connections_awaited", "Requests that wait for one.", pool, PoolLoad::awaited);
    }

    private static <T> void add(
            Metrics metrics, String name, String help, Supplier<T> source, ToDoubleFunction<T> value) {
        metrics.gauge(name, help, () -> OptionalDouble.of(value.applyAsDouble(source.get())));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
