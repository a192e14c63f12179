package org.vestibule.application.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.vestibule.application.audit.WatchedLog;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.MailFact;
import org.vestibule.domain.notice.BackOff;
import org.vestibule.domain.notice.Notice;

/**
 * Sends the mails that are due, each at least once and by itself, from however many threads and nodes (F-21). One is
 * claimed, sent while no transaction waits for it, and then settled.
 */
public final class DeliverNotices {

    /** For how long a mail is its sender's alone. If that program dies, the next tries no sooner. */
    public static final Duration LEASE = Duration.ofMinutes(5);

    private final Outbox outbox;
    private final Refusals refusals;
    private final Mailer mailer;
    private final WatchedLog log;
    private final Clock clock;
    private final RandomGenerator random;

    public DeliverNotices(
            Outbox outbox, Refusals refusals, Mailer mailer, WatchedLog log, Clock clock, RandomGenerator random) {
        this.outbox = outbox;
        this.refusals = refusals;
        this.mailer = mailer;
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Sends one; says whether there was one.
     *
     * @param least so urgent at least
     */
    public boolean deliver(Notice.Urgency least) {
        Instant now = clock.instant();
        Optional<Outbox.Due> due = outbox.claim(least, now, now.plus(LEASE));
        due.ifPresent(this::send);
        return due.isPresent();
    }

    private void send(Outbox.Due due) {
        Mailer.Result result;
        try {
            result = mailer.send(due.id(), due.notice(), due.maybeAgain());
        } catch (RuntimeException | Error failure) {
            tryAgain(due, failure);
            throw failure;
        }
        settle(due, result);
    }

    /** What makes a mailer fail is worth a line in the log, and else as good as an answer. */
    private void tryAgain(Outbox.Due due, Throwable failure) {
        try {
            settle(due, new Mailer.Later(failure.getClass().getSimpleName()));
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private void settle(Outbox.Due due, Mailer.Result result) {
        Instant now = clock.instant();
        Optional<Instant> next = BackOff.after(due.tries(), random).map(now::plus);
        log.inTransaction(() -> {
            if (result instanceof Mailer.Sent) {
                outbox.erase(due);
                refusals.forget(due.notice().to());
            } else if (result instanceof Mailer.Refused refused) {
                refusals.note(due.notice().to(), new Refusals.Refusal(now, refused.why()));
                end(due, new MailFact.Refused(due.id()));
            } else if (result instanceof Mailer.Later later && next.isPresent()) {
                outbox.postpone(due, next.get(), later.why());
            } else {
                end(due, new MailFact.GivenUp(due.id()));
            }
            return true;
        });
    }

    private void end(Outbox.Due due, MailFact what) {
        outbox.erase(due);
        log.record(Event.byPortal(due.notice().account(), what));
    }
}
