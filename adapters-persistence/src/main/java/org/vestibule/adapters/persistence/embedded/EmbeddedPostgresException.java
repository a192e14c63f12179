package org.vestibule.adapters.persistence.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded database cannot be had; the message says why and what to do, and is meant for the operator. */
public final class EmbeddedPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
