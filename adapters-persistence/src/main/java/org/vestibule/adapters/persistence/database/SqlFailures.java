package org.vestibule.adapters.persistence.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.vestibule.application.transaction.StoreUnavailable;

/** Tells apart what can go wrong between here and the database, by the states that PostgreSQL gives (its appendix A). */
final class SqlFailures {

    /** Serialization failure and deadlock: the same body may succeed in the next run. */
    private static final Set<String> REPEATABLE = Set.of("40001", "40P01");

    /**
     * The connection was lost or refused, or the server ended it (57P); or it leads to a standby, which takes no changes
     * (25006), or was in a transaction for too long (25P03, 25P04).
     */
    private static final String[] CONNECTION = {"08", "57P", "25006", "25P03", "25P04"};

    /**
     * The server has used up disk, memory or places (53), or its machine fails it (58); a statement was cancelled or took
     * too long (57014), or waited too long for a lock (55P03); or a pooler lends its connections to many at once, and what was
     * prepared in one is not there, or there already (26000, 42P05).
     */
    private static final String[] SERVER = {"53", "58", "57014", "55P03", "26000", "42P05"};

    /** A row names another that is not there: in whatever language, that is told with the name of the foreign key. */
    private static final String ORPHAN = "23503";

    /** How the names of those end that lead to data keys. */
    private static final String DATA_KEY = "_data_key_fkey";

    private SqlFailures() {}

    static boolean worthRepeating(RuntimeException failure) {
        return hasState(failure, REPEATABLE::contains) || missesDataKey(failure);
    }

    /** Whether it was sealed with a key that was just removed, or is to remove one that something was just sealed with. */
    private static boolean missesDataKey(Throwable failure) {
        return causes(failure)
                .filter(cause -> cause instanceof SQLException sql && ORPHAN.equals(sql.getSQLState()))
                .anyMatch(cause ->
                        Optional.ofNullable(cause.getMessage()).orElse("").contains(DATA_KEY));
    }

    /** Whether no other piece of work may be given this connection. */
    static boolean spoilsConnection(SQLException failure) {
        return hasState(failure, state -> beginsWith(state, CONNECTION));
    }

    /** What the world did is the database being away; what this program did stays what it is. */
    static RuntimeException translate(RuntimeException failure) {
        if (failure instanceof StoreUnavailable) {
            return failure;
        }
        boolean unavailable = failure instanceof ConnectionException // there was none to be had, whatever the reason
                || hasState(
                        failure,
                        state -> beginsWith(state, CONNECTION)
                                || beginsWith(state, SERVER)
                                || REPEATABLE.contains(state)); // and was repeated, where that was possible
        return unavailable ? new StoreUnavailable(failure) : failure;
    }

    private static boolean beginsWith(String state, String[] beginnings) {
        return Arrays.stream(beginnings).anyMatch(state::startsWith);
    }

    private static boolean hasState(Throwable failure, Predicate<String> wanted) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> Optional.ofNullable(((SQLException) cause).getSQLState()))
                .flatMap(Optional::stream)
                .anyMatch(wanted);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
