package org.vestibule.application.housekeeping;

import org.vestibule.application.mandate.MandateWatch;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.transaction.Transactions;

/** Looks up what operators watch that no node knows by itself. */
public final class ViewFigures {

    private final Outbox outbox;
    private final MandateWatch watch;
    private final Transactions transactions;

    public ViewFigures(Outbox outbox, MandateWatch watch, Transactions transactions) {
        this.outbox = outbox;
        this.watch = watch;
        this.transactions = transactions;
    }

    /**
     * As it is now.
     *
     * @param mails that wait to be sent
     * @param suspended members who were told that they are, and are still
     */
    public record Figures(Outbox.Waiting mails, long suspended) {}

    /** All of them. */
    public Figures view() {
        return transactions.inTransaction(() -> new Figures(outbox.waiting(), watch.suspended()));
    }
}
