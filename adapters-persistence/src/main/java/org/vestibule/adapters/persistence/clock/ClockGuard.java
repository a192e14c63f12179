package org.vestibule.adapters.persistence.clock;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.application.clock.ClockOff;
import org.vestibule.application.clock.MeasureClock;

/**
 * Keeps a node whose clock is off from writing anything by it. A statement stands before the one that writes, and fails
 * then: the driver sends both in one go and the server stops at the first that fails, so this costs no round trip. It
 * also fails where the database was slow to take it, so a failure is measured again before it is believed.
 */
public final class ClockGuard {

    /** A statement that reads no table has but its arithmetic to fail by. */
    private static final String GUARD = """
            SELECT 1 / (abs(extract(epoch FROM clock_timestamp()) * 1000 - :asked) <= :most)::integer;
            """;

    /** PostgreSQL's division_by_zero. */
    private static final String FAILED = "22012";

    private final MeasureClock measureClock;
    private final Clock clock;

    public ClockGuard(Database database, Clock clock) {
        this.measureClock = new MeasureClock(new JdbiDatabaseTime(database), clock);
        this.clock = clock;
    }

    /** A statement that writes and says how much, by one number. */
    public interface Asking {

        /** Begins it. */
        Query begin(Handle handle, String sql);

        /** Sends it. */
        int send(Query query);
    }

    /**
     * Makes a change by the clock.
     *
     * @param change given how to send its first statement, and made again if the guard failed but the clock is right
     * @throws ClockOff if the clock is off; then nothing was changed
     */
    public <T> T guard(Function<Asking, T> change) {
        try {
            return change.apply(new Guarded());
        } catch (UnableToExecuteStatementException failure) {
            if (!(failure.getCause() instanceof SQLException cause) || !FAILED.equals(cause.getSQLState())) {
                throw failure;
            }
            if (measureClock.measure() instanceof MeasureClock.Off off) {
                throw new ClockOff(off.ahead());
            }
            return change.apply(new Unguarded()); // it was measured a moment ago
        }
    }

    /** How to send what comes after the first. */
    public Asking behind() {
        return new Unguarded();
    }

    private final class Guarded implements Asking {

        @Override
        public Query begin(Handle handle, String sql) {
            return handle.createQuery(GUARD + sql)
                    .bind("asked", clock.millis())
                    .bind("most", MeasureClock.MOST_DIFFERENCE.toMillis());
        }

        @Override
        public int send(Query query) {
            return query.execute((executed, context) -> {
                try (context) {
                    return secondAnswer(executed.get());
                }
            });
        }

        private static int secondAnswer(PreparedStatement executed) throws SQLException {
            executed.getMoreResults();
            try (ResultSet answer = executed.getResultSet()) {
                answer.next();
                return answer.getInt(1);
            }
        }
    }

    private static final class Unguarded implements Asking {

        @Override
        public Query begin(Handle handle, String sql) {
            return handle.createQuery(sql);
        }

        @Override
        public int send(Query query) {
            return query.mapTo(Integer.class).one();
        }
    }
}
