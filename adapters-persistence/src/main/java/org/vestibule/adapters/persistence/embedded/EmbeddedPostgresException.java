package org.vestibule.adapters.persistence.embedded;

import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.persistence.StorageProblem;

/** The embedded database cannot be had; the message says why and what to do, and is meant for the operator. */
public final class EmbeddedPostgresException extends StorageProblem {

    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        this(message, null);
    }

    EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(Why.NOT_STARTED, cause, message);
    }
}
