package org.vestibule.bootstrap.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.Meter;
import org.vestibule.application.housekeeping.ViewFigures;
import org.vestibule.application.notice.Mailer;
import org.vestibule.domain.audit.Event;

/**
 * The figures of this node: what it counts itself, and what others know when they are asked for. Labels are of few values,
 * all of them the program's own words: never an account, an address or a path.
 */
public final class Metrics implements Meter {

    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    /** What was found in the database is left out when it is older. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Clock clock;
    private final Counter events = counter("events", "What was written into the security log.", "kind");
    private final Counter refusals = counter("refusals", "Refusals that pages told somebody of.", "code");
    private final Counter mails =
            counter("mails", "Mails handed on to be delivered, and those that could not be.", "outcome");
    private final Counter jobs = counter("jobs", "Pieces of background work.", "job", "outcome");
    private final Histogram answers = Histogram.builder()
            .name("vestibule_answer_seconds")
            .help("How long answers took, from the head of a request to the last byte of its answer.")
            .labelNames("status")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    private final Gauge jobsDone = Gauge.builder()
            .name("vestibule_job_done_timestamp_seconds")
            .help("When a piece of background work was last done without a failure.")
            .labelNames("job")
            .register(registry);

    private volatile @Nullable Found found;

    private record Found(ViewFigures.Figures figures, long at) {}

    public Metrics(Clock clock) {
        this.clock = clock;
        gauge(
                "mails_waiting",
                "Mails that wait to be sent, by all nodes.",
                () -> found(it -> it.mails().count()));
        gauge(
                "mails_oldest_seconds",
                "For how long the oldest of them has waited.",
                () -> found(it -> it.mails().oldest().map(this::secondsSince).orElse(0.0)));
        gauge(
                "members_suspended",
                "Members who were told that their team is withheld from them, and have not enabled 2-step verification since.",
                () -> found(ViewFigures.Figures::suspended));
        Stream.of(Event.Kind.values())
                .map(Metrics::word)
                .forEach(events::initLabelValues); // so that a first one is a rise
        JvmMetrics.builder().register(registry);
    }

    private double secondsSince(Instant then) {
        return Duration.between(then, clock.instant()).toMillis() / MILLIS;
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name("vestibule_" + name)
                .help(help)
                .labelNames(labels)
                .register(registry);
    }

    /** Adds a figure that somebody else knows; while they do not, it is left out. */
    void gauge(String name, String help, Supplier<OptionalDouble> value) {
        GaugeWithCallback.builder()
                .name("vestibule_" + name)
                .help(help)
                .callback(gauge -> value.get().ifPresent(gauge::call))
                .register(registry);
    }

    /** Notes what was found in the database. */
    public void found(ViewFigures.Figures figures) {
        found = new Found(figures, System.nanoTime());
    }

    private OptionalDouble found(ToDoubleFunction<ViewFigures.Figures> value) {
        Found last = found;
        return last == null || System.nanoTime() - last.at > STALE.toNanos()
                ? OptionalDouble.empty()
                : OptionalDouble.of(value.applyAsDouble(last.figures));
    }

    /** The same of one that only ever grows. */
    void total(String name, String help, DoubleSupplier value) {
        CounterWithCallback.builder()
                .name("vestibule_" + name)
                .help(help)
                .callback(total -> total.call(value.getAsDouble()))
                .register(registry);
    }

    /** Counts an event. */
    public void seen(Event event) {
        events.labelValues(word(event.kind())).inc();
    }

    /** The same mailer, whose mails are counted. */
    public Mailer counting(Mailer mailer) {
        return (id, notice, again) -> {
            Mailer.Result result = mailer.send(id, notice, again);
            mails.labelValues(result.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                    .inc();
            return result;
        };
    }

    /** Counts a piece of background work. */
    public void worked(Enum<?> job, boolean well) {
        jobs.labelValues(word(job), well ? "done" : "failed").inc();
        if (well) {
            jobsDone.labelValues(word(job)).set((double) clock.instant().getEpochSecond());
        }
    }

    @Override
    public IntConsumer asked() {
        long began = System.nanoTime();
        return status -> answered(status, Duration.ofNanos(System.nanoTime() - began));
    }

    void answered(int status, Duration took) {
        answers.labelValues(Integer.toString(status)).observe(took.toNanos() / NANOS);
    }

    @Override
    public void refused(String code) {
        refusals.labelValues(code).inc();
    }

    @Override
    public String figures() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
