package org.vestibule.adapters.persistence.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.transaction.StoreUnavailable;

/** Tells apart what can go wrong between here and the database. */
final class Failures {

    /** Serialization failure and deadlock: the same body may succeed in the next run. */
    private static final Set<String> REPEATABLE = Set.of("40001", "40P01");

    /** Connection lost or refused, server starting or stopping, too many connections. */
    private static final Set<String> UNAVAILABLE = Set.of("57P01", "57P02", "57P03", "53300");

    private static final String CONNECTION_CLASS = "08";

    private Failures() {}

    static boolean worthRepeating(RuntimeException failure) {
        return state(failure).filter(REPEATABLE::contains).isPresent();
    }

    static RuntimeException translate(RuntimeException failure) {
        boolean unavailable = sqlCause(failure) instanceof SQLTransientConnectionException
                || state(failure)
                        .filter(state -> state.startsWith(CONNECTION_CLASS) || UNAVAILABLE.contains(state))
                        .isPresent();
        return unavailable ? new StoreUnavailable(failure) : failure;
    }

    private static Optional<String> state(RuntimeException failure) {
        return Optional.ofNullable(sqlCause(failure)).map(SQLException::getSQLState);
    }

    private static @Nullable SQLException sqlCause(RuntimeException failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return (SQLException) cause;
    }
}
