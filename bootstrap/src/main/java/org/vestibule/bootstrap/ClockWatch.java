package org.vestibule.bootstrap;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.web.Readiness;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.transaction.StoreUnavailable;

/**
 * Asks the database for its time every five seconds, on a thread of its own, and so finds out whether this node can serve
 * people: whether the database answers, this node's clock is right, and all else that a sign-in needs is there. Whoever
 * wants to know is told what was found last; however many they are, the database is not asked for it. That the clock was
 * moved since is seen without asking.
 */
final class ClockWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    /** When what was found last is no longer what is: the answer that is due by then has not come. */
    private static final Duration STALE = Duration.ofSeconds(10);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "clock");
        thread.setDaemon(true);
        return thread;
    });

    private final MeasureClock measureClock;
    private final Supplier<Readiness> footing;
    private final Clock clock;
    private final Duration every;
    private final Duration stale;
    private volatile Found found;
    private volatile Duration ahead = Duration.ZERO;

    /** @param footing whether all else that a sign-in needs is there */
    ClockWatch(MeasureClock measureClock, Supplier<Readiness> footing, Clock clock) {
        this(measureClock, footing, clock, EVERY, STALE);
    }

    ClockWatch(MeasureClock measureClock, Supplier<Readiness> footing, Clock clock, Duration every, Duration stale) {
        this.measureClock = measureClock;
        this.footing = footing;
        this.clock = clock;
        this.every = every;
        this.stale = stale;
        this.found = new Found(new Readiness.DatabaseSilent(), Moment.now(clock));
    }

    private record Found(Readiness readiness, Moment at) {}

    /** Measures, so that there is something to tell, and goes on measuring. */
    void start() {
        measure();
        @SuppressWarnings("UnusedVariable") // the work catches what it throws, so nobody asks
        var never = executor.scheduleWithFixedDelay(
                this::measure, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What was found last, unless that is over. */
    Readiness readiness() {
        Found last = found;
        if (last.readiness instanceof Readiness.ClockOff) {
            return last.readiness;
        }
        Duration moved = Moment.now(clock).movedSince(last.at);
        if (moved.abs().compareTo(MeasureClock.MOST_DIFFERENCE) > 0) {
            return new Readiness.ClockOff(moved);
        }
        return last.at.age().compareTo(stale) > 0 ? new Readiness.DatabaseSilent() : last.readiness;
    }

    /** How far the clock was ahead of the database's when it was measured last. */
    Duration ahead() {
        return ahead;
    }

    /** How far the clock is off, if that is too far, as far as was found. */
    Optional<Duration> off() {
        return readiness() instanceof Readiness.ClockOff off ? Optional.of(off.ahead()) : Optional.empty();
    }

    /** Whether it is. */
    boolean isOff() {
        return off().isPresent();
    }

    private void measure() {
        Readiness before = found.readiness;
        Readiness now = look();
        found = new Found(now, Moment.now(clock));
        if (!executor.isShutdown() && !now.code().equals(before.code())) {
            now.obstacle().ifPresentOrElse(why -> LOG.warn("Not ready: {}", why), () -> LOG.info("Ready"));
        }
    }

    /** That the database does not answer makes no clock wrong; nor does it make a wrong one right. */
    private Readiness look() {
        try {
            MeasureClock.Result measured = measureClock.measure();
            ahead = measured.ahead();
            return measured instanceof MeasureClock.Off off ? new Readiness.ClockOff(off.ahead()) : footing.get();
        } catch (StoreUnavailable silent) {
            LOG.debug("The database was asked", silent);
        } catch (RuntimeException | Error failure) { // what got out would end the watch for ever
            LOG.error("It could not be found out whether this node is ready", failure);
        }
        Readiness known = readiness();
        return known instanceof Readiness.ClockOff ? known : new Readiness.DatabaseSilent();
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.debug("The database still owes an answer");
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }
}
