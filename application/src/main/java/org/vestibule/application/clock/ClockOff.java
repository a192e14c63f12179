package org.vestibule.application.clock;

import java.time.Duration;

/**
 * This node's clock is off, and by its clock it would judge codes otherwise than other nodes, so it judges none. Nothing
 * was changed.
 */
public final class ClockOff extends RuntimeException {

    /** After how long it is worth trying again. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final long serialVersionUID = 1;

    private final Duration ahead;

    /** @param ahead how far it is ahead of the database's; negative if it is behind */
    public ClockOff(Duration ahead) {
        super("ahead by " + ahead);
        this.ahead = ahead;
    }

    public Duration ahead() {
        return ahead;
    }
}
