package org.vestibule.application.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.audit.Event;

/**
 * The security log with the transactions in which it is written. Whoever looks on is shown an event once it is sure to
 * stay: not while locks are held, nor one of a body that is begun again or taken back.
 */
public final class WatchedLog {

    private final Transactions transactions;
    private final AuditTrail trail;
    private final Consumer<Event> onlooker;
    private final ThreadLocal<List<Event>> written = ThreadLocal.withInitial(ArrayList::new);

    public WatchedLog(Transactions transactions, AuditTrail trail, Consumer<Event> onlooker) {
        this.transactions = transactions;
        this.trail = trail;
        this.onlooker = onlooker;
    }

    /** Runs a body in a transaction, as {@link Transactions} does, and then shows what it wrote. */
    public <T> T inTransaction(Supplier<T> body) {
        try {
            T answer = transactions.inTransaction(() -> {
                written.get().clear();
                return body.get();
            });
            written.get().forEach(onlooker);
            return answer;
        } finally {
            written.remove();
        }
    }

    /** Writes an event in the transaction of what it tells of. */
    public void record(Event event) {
        trail.record(event);
        written.get().add(event);
    }
}
