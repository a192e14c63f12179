package org.vestibule.bootstrap;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.application.logout.TellApps;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.portal.Capabilities;
import org.vestibule.application.portal.HousekeepingUseCases;
import org.vestibule.application.transaction.StoreUnavailable;
import org.vestibule.bootstrap.metrics.Metrics;
import org.vestibule.domain.notice.Notice;

/**
 * Sends mails every half second, or two where nobody waits for them, on threads of their own, for a mail server may be slow;
 * and tells apps every two of people who signed out, on another, for so may they. On one more it tells members of mandates and closes unfinished sign-ins every five seconds, drops what has expired every hour, counts what hashes cost
 * every day and looks up what operators watch every 15 s. All of it stands still while this node's clock is off.
 */
final class BackgroundLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoop.class);

    /** The pieces of work. */
    enum Job {
        MAILS,
        LOGOUTS,
        MANDATES,
        UNFINISHED_SIGN_INS,
        EXPIRED_ROWS,
        HASH_COSTS,
        FIGURES
    }

    /** How old what operators are told of mails and members may be. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);

    /** How often is asked whether it is time to, which it is once a day. */
    private static final Duration COUNT_EVERY = Duration.ofMinutes(5);

    private static final int UNHURRIED = 4;

    private static final Duration BREAKING_OFF = Duration.ofSeconds(1);

    /**
     * How often each piece of work is done.
     *
     * @param firstDrop when for the first time
     * @param patience how long the present piece of work may go on when the program is to end
     */
    record Pace(Duration mail, Duration tell, Duration firstDrop, Duration drop, Duration patience) {

        static final Pace USUAL = new Pace(
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ofSeconds(5));
    }

    /**
     * Who sends mails, each one at a time, by how urgent they are at least. One is kept for what somebody waits for; and
     * more connections at once than these some mail servers refuse.
     */
    private static final List<Notice.Urgency> SENDERS =
            List.of(Notice.Urgency.AWAITED, Notice.Urgency.BULK, Notice.Urgency.BULK);

    private final ScheduledThreadPoolExecutor executor = threads(1, "background");
    private final ScheduledThreadPoolExecutor senders = threads(SENDERS.size(), "mail");
    private final ScheduledThreadPoolExecutor teller = threads(1, "logout");

    private final ClockWatch clock;
    private final Metrics metrics;
    private final Pace pace;
    private volatile boolean brokenOff;

    BackgroundLoop(
            DeliverNotices deliverNotices,
            TellApps tellApps,
            Capabilities capabilities,
            ClockWatch clock,
            Metrics metrics) {
        this(deliverNotices, tellApps, capabilities, clock, metrics, Pace.USUAL);
    }

    BackgroundLoop(
            DeliverNotices deliverNotices,
            TellApps tellApps,
            Capabilities capabilities,
            ClockWatch clock,
            Metrics metrics,
            Pace pace) {
        HousekeepingUseCases housekeeping = capabilities.housekeeping();
        this.clock = clock;
        this.metrics = metrics;
        this.pace = pace;
        SENDERS.forEach(least -> every(senders, Job.MAILS, pace.mail, interval(least), () -> {
            while (!clock.isOff() && !senders.isShutdown() && deliverNotices.deliver(least)) {
                LOG.debug("More mails may be due");
            }
        }));
        every(teller, Job.LOGOUTS, pace.mail, pace.mail.multipliedBy(UNHURRIED), () -> {
            while (!clock.isOff() && !teller.isShutdown() && tellApps.tell()) {
                LOG.debug("More apps may be to be told");
            }
        });
        once(pace.tell, () -> oneByOne(Job.MANDATES, capabilities.mandate().tellMembers()::tell));
        once(
                pace.tell,
                () -> oneByOne(Job.UNFINISHED_SIGN_INS, capabilities.signIn().closeUnfinished()::close));
        every(
                Job.EXPIRED_ROWS,
                pace.firstDrop,
                pace.drop,
                () -> LOG.debug(
                        "Dropped {} expired rows", housekeeping.dropExpired().drop()));
        every(
                Job.HASH_COSTS,
                Duration.ZERO,
                COUNT_EVERY,
                () -> LOG.debug(
                        "Counted what hashes cost: {}",
                        housekeeping.countHashCosts().count()));
        every(
                Job.FIGURES,
                Duration.ZERO,
                LOOK_EVERY,
                () -> metrics.found(housekeeping.viewFigures().view()));
    }

    /** Nobody waits for the others, so they are looked for less often: that is most of what an idle portal asks. */
    private Duration interval(Notice.Urgency least) {
        return least == Notice.Urgency.AWAITED ? pace.mail : pace.mail.multipliedBy(UNHURRIED);
    }

    /** Lets the present pieces of work finish, so that no mail is sent twice, and begins no other. */
    @Override
    public void close() {
        pools().forEach(ScheduledThreadPoolExecutor::shutdown);
        try {
            if (!ended(pace.patience)) {
                breakOff();
            }
        } catch (InterruptedException inAHurry) {
            breakOff();
            Thread.currentThread().interrupt();
        }
    }

    private void breakOff() {
        LOG.info("Background work is broken off; what it was at is done again by the next that runs");
        brokenOff = true;
        pools().forEach(ScheduledThreadPoolExecutor::shutdownNow);
        try {
            if (!ended(BREAKING_OFF)) {
                LOG.debug("It goes on until the program has ended");
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ended(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (ScheduledThreadPoolExecutor pool : pools()) {
            if (!pool.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    private List<ScheduledThreadPoolExecutor> pools() {
        return List.of(senders, teller, executor);
    }

    private static ScheduledThreadPoolExecutor threads(int number, String name) {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(number, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return threads;
    }

    /**
     * One team or account a turn. While there may be more, the next turn comes at once, but behind what else is due by then.
     */
    private void oneByOne(Job job, BooleanSupplier work) {
        AtomicBoolean more = new AtomicBoolean();
        runOnce(job, () -> more.set(work.getAsBoolean()));
        if (!executor.isShutdown()) {
            once(more.get() ? Duration.ZERO : pace.tell, () -> oneByOne(job, work));
        }
    }

    private void once(Duration delay, Runnable work) {
        @SuppressWarnings("UnusedVariable") // the work catches what it throws, so nobody asks
        var never = executor.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void every(Job job, Duration first, Duration interval, Runnable work) {
        every(executor, job, first, interval, work);
    }

    private void every(ScheduledThreadPoolExecutor threads, Job job, Duration first, Duration interval, Runnable work) {
        @SuppressWarnings("UnusedVariable") // the work catches what it throws, so nobody asks
        var never = threads.scheduleWithFixedDelay(
                () -> runOnce(job, work), first.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What got out would end the loop for ever, so all is caught; the next round tries again. */
    private void runOnce(Job job, Runnable work) {
        if (clock.isOff()) {
            return;
        }
        try {
            work.run();
            metrics.worked(job, true);
        } catch (RuntimeException | Error failure) {
            metrics.worked(job, false);
            if (brokenOff) {
                LOG.info("Background work ({}) was broken off: {}", job, failure.toString());
            } else if (failure instanceof ClockOff) {
                LOG.warn("Background work ({}) waits for the clock: {}", job, failure.getMessage());
            } else if (failure instanceof StoreUnavailable) {
                LOG.warn("Background work ({}) waits for the database: {}", job, failure.toString());
            } else {
                LOG.error("Background work ({}) failed", job, failure);
            }
        }
    }
}
