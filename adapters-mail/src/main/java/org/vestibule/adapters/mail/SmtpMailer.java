package org.vestibule.adapters.mail;

import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.vestibule.application.notice.DeliverNotices;
import org.vestibule.application.notice.Mailer;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.operator.Operator;

/**
 * Hands mails to a mail server. A connection is kept for the next mail, for some seconds and for so many mails, and only
 * used if the server still answers on it; each of those who send at once has its own.
 */
public final class SmtpMailer implements Mailer {

    private static final int MOST_MAILS = 100;
    private static final int IDLE_SECONDS = 10;

    /** Getting a token has a time-out of its own, and may begin when this is nearly over. */
    private static final Duration MOST =
            DeliverNotices.LEASE.minus(MailServer.LONGEST_TIMEOUT).minusSeconds(10);

    private final SmtpAccess access;
    private final MailComposer composer;
    private final Clock clock;
    private final Deque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();
    private final Executor later;
    private final Duration most;

    /** @param operator who runs the portal, as each mail says */
    public SmtpMailer(MailServer server, Sender sender, Operator operator, Clock clock) {
        this(server, sender, operator, clock, CompletableFuture.delayedExecutor(IDLE_SECONDS, TimeUnit.SECONDS), MOST);
    }

    /**
     * Makes one for tests.
     *
     * @param later runs what is to be done when a connection has been idle for long
     * @param most how long one mail may take
     */
    SmtpMailer(MailServer server, Sender sender, Operator operator, Clock clock, Executor later, Duration most) {
        this.access = new SmtpAccess(server, sender.from().domain(), clock);
        this.composer = new MailComposer(sender, operator);
        this.clock = clock;
        this.later = later;
        this.most = most;
    }

    @Override
    public Result send(UUID id, Notice notice, boolean again) {
        MimeMessage mail = composer.compose(notice, id, again, clock.instant());
        try (TimeLimit limit = new TimeLimit(most)) {
            send(mail, limit);
            return new Sent();
        } catch (SmtpProblem problem) {
            return problem.isFinal() ? new Refused(problem.line()) : new Later(problem.line());
        }
    }

    private void send(MimeMessage mail, TimeLimit limit) throws SmtpProblem {
        Optional<SmtpConnection> kept = kept(limit);
        SmtpConnection connection = kept.isPresent() ? kept.get() : access.open(limit);
        try {
            connection.send(mail);
        } finally {
            keep(connection);
        }
    }

    private Optional<SmtpConnection> kept(TimeLimit limit) {
        for (SmtpConnection one = idle.poll(); one != null; one = idle.poll()) {
            one.within(limit);
            if (one.isConnected()) { // it asks
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private void keep(SmtpConnection connection) {
        int mails = connection.mails();
        if (mails >= MOST_MAILS) {
            connection.end();
            return;
        }
        idle.push(connection);
        later.execute(() -> {
            if (connection.mails() == mails && idle.remove(connection)) {
                connection.end();
            }
        });
    }
}
