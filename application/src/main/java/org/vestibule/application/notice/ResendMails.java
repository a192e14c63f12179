package org.vestibule.application.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.transaction.Transactions;

/** Has mails tried again now, for an operator who has mended what was in their way. It is one more try like the others. */
public final class ResendMails {

    private final PendingMails mails;
    private final Transactions transactions;
    private final Clock clock;

    public ResendMails(PendingMails mails, Transactions transactions, Clock clock) {
        this.mails = mails;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Result {
        /** It is due now, with those that go to the same person. */
        DUE,
        /** Somebody is sending it this moment. */
        UNDER_WAY,
        /** It has left, or was refused for good, or there never was one. */
        NOT_WAITING
    }

    /** Has one tried. */
    public Result resend(UUID id) {
        Instant now = clock.instant();
        return transactions.inTransaction(() -> {
            Optional<PendingMail> found = mails.find(id, now);
            if (found.isEmpty()) {
                return Result.NOT_WAITING;
            }
            if (found.get().state() == PendingMail.State.UNDER_WAY) {
                return Result.UNDER_WAY;
            }
            mails.hasten(found.get(), now);
            return Result.DUE;
        });
    }

    /** Has all tried that wait for a next time; says how many those are. */
    public int resend() {
        Instant now = clock.instant();
        return transactions.inTransaction(() -> mails.hasten(now));
    }
}
