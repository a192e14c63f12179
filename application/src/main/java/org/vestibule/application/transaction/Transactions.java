package org.vestibule.application.transaction;

import java.util.function.Supplier;

/**
 * Makes several changes one.
 *
 * <p>A port's changes are refused outside a transaction; its questions are answered inside or outside. What a body
 * changes and does not ask back may be sent together at its end, so a body must not look for its own changes.
 */
public interface Transactions {

    /**
     * Commits when the body returns and rolls back when it throws. The body is run again after a serialization failure
     * or a deadlock, so it must be repeatable: randomness is drawn outside.
     *
     * @throws IllegalStateException if there is a transaction already: they do not nest
     * @throws StoreUnavailable if the database cannot be reached
     */
    <T> T inTransaction(Supplier<T> body);

    /** As above, for a body that answers nothing. */
    default void inTransaction(Runnable body) {
        inTransaction(() -> {
            body.run();
            return true;
        });
    }
}
