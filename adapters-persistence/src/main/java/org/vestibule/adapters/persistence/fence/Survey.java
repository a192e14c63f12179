package org.vestibule.adapters.persistence.fence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.vestibule.adapters.persistence.database.Columns;
import org.vestibule.adapters.persistence.database.Schema;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.application.database.DatabaseState.FenceState;
import org.vestibule.application.database.DatabaseState.History;

/** Looks at a database as it is, and changes nothing: neither its schema, as a portal that starts, nor its fence. */
public final class Survey {

    private static final String SERVER = """
            SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes,
                to_regclass('fence') IS NOT NULL AS fenced
            """;

    private static final String FENCE = "SELECT epoch, moved_at, held_until FROM fence";

    private final String where;
    private final boolean embedded;
    private final boolean nothingIsLost;

    /** @param where in words */
    public Survey(String where, boolean embedded, boolean nothingIsLost) {
        this.where = where;
        this.embedded = embedded;
        this.nothingIsLost = nothingIsLost;
    }

    /** Looks. */
    public DatabaseState of(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Optional<History> history = FenceWatch.history(connection);
            ResultSet row = first(statement, SERVER);
            String server = "PostgreSQL " + row.getString("version");
            long bytes = row.getLong("bytes");
            Optional<FenceState> fence = row.getBoolean("fenced") ? fence(first(statement, FENCE)) : Optional.empty();
            return new DatabaseState(
                    server, where, embedded, bytes, Schema.steps(database), history, fence, nothingIsLost);
        } catch (SQLException failure) {
            throw new ConnectionException(failure);
        }
    }

    private static Optional<FenceState> fence(ResultSet row) throws SQLException {
        long epoch = row.getLong("epoch");
        Instant held = Columns.instant(row, "held_until");
        return epoch == 0
                ? Optional.empty()
                : Optional.of(new FenceState(
                        epoch,
                        Columns.instant(row, "moved_at"),
                        Optional.of(held).filter(Instant.EPOCH::isBefore)));
    }

    private static ResultSet first(Statement statement, String sql) throws SQLException {
        ResultSet row = statement.executeQuery(sql);
        row.next();
        return row;
    }
}
