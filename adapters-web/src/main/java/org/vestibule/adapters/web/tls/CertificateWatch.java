package org.vestibule.adapters.web.tls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.web.TlsFiles;
import org.vestibule.adapters.web.TlsProblem;
import org.vestibule.adapters.web.TlsProblem.Why;

/**
 * Takes up a new certificate while the portal serves. Looks at what is in the files, since whoever renews them may exchange
 * links, copy, or write in place; what changed must have stood still for a moment, or a half of it would be taken for the
 * whole. Where the new one cannot be used the old one serves on, and the log says so once.
 */
public final class CertificateWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration STILL = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration REMIND_EVERY = Duration.ofDays(1);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "certificate");
        thread.setDaemon(true);
        return thread;
    });

    private final TlsFiles files;
    private final Clock clock;
    private final Consumer<String> warn;
    private final CurrentTls tls;
    private String seen;
    private String served;
    private String refused = "";
    private String told = "";
    private volatile Instant ends;
    private Instant reminded = Instant.MIN;

    /**
     * Serves with what is in the files now.
     *
     * @throws TlsProblem if that cannot be
     */
    public CertificateWatch(TlsFiles files, Clock clock) {
        this(files, clock, LOG::warn);
    }

    CertificateWatch(TlsFiles files, Clock clock, Consumer<String> warn) {
        this.files = files;
        this.clock = clock;
        this.warn = warn;
        TlsText text = TlsText.read(files);
        TlsIdentity identity = text.parse();
        tls = new CurrentTls(identity.context(clock.instant()));
        ends = identity.ends();
        served = text.fingerprint();
        seen = served;
    }

    /** What new connections are begun with. */
    public SslContextFactory.Server tls() {
        return tls;
    }

    /** When the one that is served with ends. */
    public Instant ends() {
        return ends;
    }

    /** Begins to look. */
    public void start() {
        lookIn(Duration.ZERO);
    }

    private void lookIn(Duration delay) {
        @SuppressWarnings("UnusedVariable") // the work catches what it throws, so nobody asks
        var never = executor.schedule(
                () -> {
                    Duration next = EVERY;
                    try {
                        next = look() ? STILL : EVERY;
                    } catch (RuntimeException | Error failure) { // what got out would end the watch for ever
                        LOG.error("The certificate could not be looked at", failure);
                    }
                    lookIn(next);
                },
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** What is in the files, and how it can be told from all else. */
    private record Found(String fingerprint, Supplier<TlsIdentity> identity) {}

    private Found find() {
        try {
            TlsText text = TlsText.read(files);
            return new Found(text.fingerprint(), text::parse);
        } catch (TlsProblem unreadable) {
            return new Found(unreadable.toString(), () -> {
                throw unreadable;
            });
        }
    }

    /** Whether something has just changed, which is to be looked at again soon. */
    boolean look() {
        remind();
        Found found = find();
        boolean still = found.fingerprint.equals(seen);
        seen = found.fingerprint;
        if (seen.equals(served)) {
            mended();
            return false;
        }
        if (still && !seen.equals(refused)) {
            judge(found);
        }
        return !still;
    }

    private void judge(Found found) {
        refused = seen; // whatever comes of it, once
        try {
            TlsIdentity identity = found.identity.get();
            tls.become(identity.context(clock.instant()));
            ends = identity.ends();
            reminded = Instant.MIN;
            served = seen;
            mended();
            LOG.info("A new certificate is served with, until {}", ends);
        } catch (TlsProblem problem) {
            if (!seen.equals(told)) {
                warn.accept("The certificate stays as it was, for what is in the files now cannot be used: "
                        + problem.getMessage());
            }
            told = seen;
            refused = problem.why() == Why.CERTIFICATE_NOT_YET_VALID ? "" : seen; // its day comes
        }
    }

    private void mended() {
        refused = "";
        told = "";
    }

    private void remind() {
        Instant now = clock.instant();
        if (now.isBefore(ends.minus(SOON)) || now.isBefore(reminded.plus(REMIND_EVERY))) {
            return;
        }
        reminded = now;
        warn.accept(
                now.isBefore(ends)
                        ? "The certificate ends on " + ends + ": renew it [certificate-ends-soon]"
                        : "The certificate ended on " + ends
                                + ", and browsers refuse it: renew it [certificate-ended]");
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
