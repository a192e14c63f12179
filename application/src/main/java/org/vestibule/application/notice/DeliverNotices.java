package org.vestibule.application.notice;

import org.vestibule.application.transaction.Transactions;

/** Sends the mails that are due, each at least once, from however many nodes. */
public final class DeliverNotices {

    private static final int BATCH = 20;

    private final Outbox outbox;
    private final Mailer mailer;
    private final Transactions transactions;

    public DeliverNotices(Outbox outbox, Mailer mailer, Transactions transactions) {
        this.outbox = outbox;
        this.mailer = mailer;
        this.transactions = transactions;
    }

    /** Sends some; says whether there may be more. */
    public boolean deliver() {
        return transactions.inTransaction(() -> {
            var due = outbox.take(BATCH);
            due.forEach(one -> {
                Mailer.Result result = mailer.send(one.id(), one.notice(), false);
                if (!(result instanceof Mailer.Sent)) {
                    throw new IllegalStateException("A mail could not be sent: " + result);
                }
                outbox.erase(one);
            });
            return due.size() == BATCH;
        });
    }
}
