package org.vestibule.adapters.persistence.fence;

import java.time.Instant;
import org.vestibule.adapters.persistence.database.Database;
import org.vestibule.adapters.persistence.database.Write;
import org.vestibule.application.fence.Fence;
import org.vestibule.domain.totp.TimeStep;

/** The fence in PostgreSQL. One row moves, however much ends by it. */
public final class JdbiFence implements Fence {

    /** An epoch is a moment, so that it is none that there was in what a restored database does not know of. */
    static final String MOVE = """
            UPDATE fence SET
                epoch = greatest(epoch + 1, floor(extract(epoch FROM CAST(:now AS timestamptz)))::bigint),
                lowest_step = greatest(lowest_step, :lowest), moved_at = :now
            """;

    static final String END_INVITATIONS = "UPDATE invitation SET expires_at = :now WHERE expires_at > :now";
    private static final String HOLD = "UPDATE fence SET held_until = greatest(held_until, :now)";

    private final Database database;

    public JdbiFence(Database database) {
        this.database = database;
    }

    @Override
    public void move(TimeStep lowest, Instant now) {
        database.write(Write.of(MOVE).bind("lowest", lowest.number()).bind("now", now));
        database.write(Write.of(END_INVITATIONS).bind("now", now));
    }

    @Override
    public void holdBackupCodes(Instant now) {
        database.write(Write.of(HOLD).bind("now", now));
    }
}
