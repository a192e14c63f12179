package org.vestibule.application.database;

import java.time.Instant;
import java.util.Optional;

/**
 * How the database stands.
 *
 * @param server which program it is, with its version
 * @param where host and port, or the data folder
 * @param embedded whether it came with the program
 * @param bytes how large it is
 * @param history empty where the server does not say
 * @param fence empty where there is none yet, or it never moved
 * @param nothingIsLost whether the operator vouches that a failover loses nothing that was committed
 */
public record DatabaseState(
        String server,
        String where,
        boolean embedded,
        long bytes,
        Migrations migrations,
        Optional<History> history,
        Optional<FenceState> fence,
        boolean nothingIsLost) {

    /**
     * How far the schema was brought.
     *
     * @param applied how many steps have been taken
     * @param waiting how many this program would take as it starts
     */
    public record Migrations(int applied, int waiting) {}

    /**
     * What it can be told by whether a server is the one of before.
     *
     * @param server made up when its files were first made, unsigned
     * @param timeline which history of these files, one more after each restore to a moment and each failover
     */
    public record History(long server, int timeline) {}

    /**
     * The fence that moved last.
     *
     * @param epoch sessions and links of any other are over
     * @param codesHeldUntil backup codes made until then need a mailed link
     */
    public record FenceState(long epoch, Instant movedAt, Optional<Instant> codesHeldUntil) {}
}
