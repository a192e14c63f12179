package org.vestibule.adapters.persistence.fence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.persistence.audit.JdbiAuditTrail;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.database.DatabaseState.History;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.totp.TimeStep;

/**
 * Moves the fence by itself where the database may have forgotten what it once committed: when another server answers, or
 * one that went on from an earlier moment, as after a failover or a restore to a point in time (F-05). Each connection is
 * looked at before it is used, so that nothing is asked of such a database before. A folder put back from a copy looks as
 * it did: that an operator says.
 */
public final class FenceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(FenceWatch.class);

    /** The timeline by the log that is being written: what the control file says of it comes later. */
    private static final String NOW = """
            s.system_identifier AS server_now,
                CASE WHEN NOT pg_is_in_recovery()
                    THEN ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int END AS timeline_now
            """;

    private static final String LOOK = """
            SELECT f.server_id, f.timeline, clock_timestamp() AS at, %s FROM fence f, pg_control_system() s
            """.formatted(NOW);

    private static final String HISTORY = "SELECT %s FROM pg_control_system() s".formatted(NOW);

    private static final String NOTE = """
            UPDATE fence SET server_id = ?, timeline = ?
            WHERE server_id IS NOT DISTINCT FROM ? AND timeline IS NOT DISTINCT FROM ?
            """;

    /** There is no fence yet, or this cannot be asked there: table or function missing, not supported, not allowed. */
    private static final Set<String> UNKNOWN = Set.of("42P01", "42883", "0A000", "42501");

    /** What a server says that cannot be written to. */
    private static final String READ_ONLY = "25006";

    /** A code may have been accepted one step before its time. */
    private static final int AHEAD = 1;

    /** The fence is put up by the clock of the server that is new, so that clock is not believed by itself. */
    private static final Duration MOST_DIFFERENCE = MeasureClock.MOST_DIFFERENCE;

    private static final String NO_CONNECTION = "08006";
    private static final String NO_TABLE = "42P01";

    private final boolean nothingIsLost;
    private final Clock clock;
    private final RandomGenerator random;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * @param nothingIsLost whether the operator vouches that a failover loses nothing that was committed
     * @param clock this node's
     */
    public FenceWatch(boolean nothingIsLost, Clock clock, RandomGenerator random) {
        this.nothingIsLost = nothingIsLost;
        this.clock = clock;
        this.random = random;
    }

    private record Seen(Optional<History> before, History now, Instant at) {}

    private interface Answer<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Looks at the server that a connection leads to, and moves the fence if that is not the one of before. */
    public void look(Connection connection) throws SQLException {
        Optional<Seen> seen = seen(connection);
        if (seen.isEmpty() || seen.get().before().equals(Optional.of(seen.get().now()))) {
            return;
        }
        connection.setAutoCommit(false);
        try {
            note(connection, seen.get());
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Which server a connection leads to; empty where that cannot be asked. */
    static Optional<History> history(Connection connection) throws SQLException {
        try {
            return Optional.of(asked(connection, HISTORY, FenceWatch::now));
        } catch (SQLException failure) {
            return unknown(failure);
        }
    }

    private Optional<Seen> seen(Connection connection) throws SQLException {
        try {
            return Optional.of(asked(connection, LOOK, FenceWatch::seen));
        } catch (SQLException failure) {
            if (!NO_TABLE.equals(failure.getSQLState())
                    && UNKNOWN.contains(failure.getSQLState())
                    && told.compareAndSet(false, true)) {
                LOG.warn("The database does not say which server it is, so the fence does not move by itself after a"
                        + " failover: say that it cannot lose anything (vestibule.database.replication), or run"
                        + " vestibule database fence after each [fence-blind]");
            }
            return unknown(failure);
        }
    }

    private static <T> Optional<T> unknown(SQLException failure) throws SQLException {
        if (UNKNOWN.contains(failure.getSQLState())) {
            return Optional.empty();
        }
        throw failure;
    }

    private static Seen seen(ResultSet row) throws SQLException {
        long id = row.getLong("server_id");
        Optional<History> before =
                row.wasNull() ? Optional.empty() : Optional.of(new History(id, row.getInt("timeline")));
        return new Seen(before, now(row), Columns.instant(row, "at"));
    }

    private static History now(ResultSet row) throws SQLException {
        int timeline = row.getInt("timeline_now");
        if (row.wasNull()) { // it would stay open as the server is promoted, and never be looked at again
            throw new SQLException("The server is in recovery", READ_ONLY);
        }
        return new History(row.getLong("server_now"), timeline);
    }

    private static <T> T asked(Connection connection, String question, Answer<T> answer) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return answer.of(row);
        }
    }

    private void note(Connection connection, Seen seen) throws SQLException {
        if (!noted(connection, seen)) { // another node was faster
            connection.commit();
            return;
        }
        boolean moves = seen.before()
                .filter(before ->
                        !nothingIsLost || before.server() != seen.now().server())
                .isPresent();
        if (!moves) {
            connection.commit();
            if (seen.before().isPresent()) {
                LOG.warn(
                        "The database went on from an earlier moment ({} became {}). Nothing has ended, for you vouch that"
                                + " a failover loses nothing; if a backup was restored, run: vestibule database fence",
                        seen.before().get(),
                        seen.now());
            }
            return;
        }
        Instant ours = clock.instant();
        if (Duration.between(ours, seen.at()).abs().compareTo(MOST_DIFFERENCE) > 0) {
            LOG.warn(
                    "The database is another than before, and nothing is asked of it until its clock ({}) and this node's"
                            + " ({}) agree: set both by NTP",
                    seen.at(),
                    ours);
            throw new SQLException("The server is new, and its clock is not this node's", NO_CONNECTION);
        }
        Instant later = ours.isAfter(seen.at()) ? ours : seen.at();
        long lowest = TimeStep.at(later).plus(AHEAD + 1).number();
        Write.allAndCommit(
                List.of(
                        Write.of(JdbiFence.MOVE).bind("lowest", lowest).bind("now", seen.at()),
                        Write.of(JdbiFence.END_INVITATIONS).bind("now", seen.at()),
                        JdbiAuditTrail.writing(Event.byPortal(PlainFact.FENCE_MOVED), seen.at(), random)),
                connection);
        LOG.warn(
                "The database is another than before, or went on from an earlier moment ({} became {}), and may have"
                        + " forgotten what was done last: sessions, sign-ins under way, mailed links and what apps were"
                        + " granted have ended, and codes of the last minute are not accepted. If a backup was restored, run:"
                        + " vestibule database fence",
                seen.before().orElseThrow(),
                seen.now());
    }

    private static boolean noted(Connection connection, Seen seen) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(NOTE)) {
            update.setLong(1, seen.now().server());
            update.setInt(2, seen.now().timeline());
            update.setObject(3, seen.before().map(History::server).orElse(null), Types.BIGINT);
            update.setObject(4, seen.before().map(History::timeline).orElse(null), Types.INTEGER);
            return update.executeUpdate() == 1;
        }
    }
}
