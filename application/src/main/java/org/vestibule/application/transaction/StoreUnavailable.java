package org.vestibule.application.transaction;

import java.time.Duration;

/** The database cannot be reached just now. Nothing was changed, or it cannot be known whether anything was. */
public final class StoreUnavailable extends RuntimeException {

    /** After how long it is worth trying again. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final long serialVersionUID = 1;

    public StoreUnavailable(Throwable cause) {
        super(cause);
    }
}
