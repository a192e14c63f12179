package org.vestibule.application.clock;

import java.time.Instant;

/** What time it is to the database, which all nodes share. */
public interface DatabaseTime {

    /**
     * The time at which this is asked, within a transaction, too.
     *
     * @throws org.vestibule.application.transaction.StoreUnavailable if there is no answer
     */
    Instant ask();
}
