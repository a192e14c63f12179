package org.vestibule.bootstrap;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.application.housekeeping.DropExpired;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.team.TellMembers;
import org.vestibule.application.transaction.StoreUnavailable;

/**
 * Sends mails every half second, tells members of mandates every five seconds and drops what has expired every hour, on
 * one thread.
 */
final class BackgroundLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoop.class);
    private static final Duration MAIL_EVERY = Duration.ofMillis(500);
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);
    private static final Duration DROP_EVERY = Duration.ofHours(1);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "background");
        thread.setDaemon(true);
        return thread;
    });

    BackgroundLoop(DeliverNotices deliverNotices, TellMembers tellMembers, DropExpired dropExpired) {
        every(MAIL_EVERY, MAIL_EVERY, () -> {
            while (deliverNotices.deliver()) {
                LOG.debug("More mails are due");
            }
        });
        once(TELL_EVERY, () -> tell(tellMembers));
        every(Duration.ofMinutes(1), DROP_EVERY, () -> LOG.debug("Dropped {} expired rows", dropExpired.drop()));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** One team a turn. While there may be more, the next turn comes at once, but behind the mails that are due by then. */
    private void tell(TellMembers tellMembers) {
        AtomicBoolean more = new AtomicBoolean();
        runOnce(() -> more.set(tellMembers.tell()));
        if (!executor.isShutdown()) {
            once(more.get() ? Duration.ZERO : TELL_EVERY, () -> tell(tellMembers));
        }
    }

    private void once(Duration delay, Runnable work) {
        @SuppressWarnings("UnusedVariable") // the work catches what it throws, so nobody asks
        var never = executor.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void every(Duration first, Duration interval, Runnable work) {
        @SuppressWarnings("UnusedVariable") // the work catches what it throws, so nobody asks
        var never = executor.scheduleWithFixedDelay(
                () -> runOnce(work), first.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An exception that got out would end the loop for ever, so all are caught; the next round tries again. */
    private static void runOnce(Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailable unavailable) {
            LOG.warn("Background work waits for the database: {}", unavailable.toString());
        } catch (RuntimeException failure) {
            LOG.error("Background work failed", failure);
        }
    }
}
