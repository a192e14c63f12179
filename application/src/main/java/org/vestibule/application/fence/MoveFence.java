package org.vestibule.application.fence;

import java.time.Instant;
import org.vestibule.application.act.Acts;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.totp.TimeStep;

/**
 * Lets an operator who has restored a backup say so. What was used or ended since then is there once more, and nothing
 * in the database can tell: so all that is open ends, and what may have been used counts no more by itself (PRODUCT G).
 */
public final class MoveFence {

    /** A code may have been accepted one step before its time. */
    private static final int AHEAD = 1;

    private final Fence fence;
    private final Acts acts;

    public MoveFence(Fence fence, Acts acts) {
        this.fence = fence;
        this.acts = acts;
    }

    /**
     * Where it stands.
     *
     * @param codesFrom when codes of apps are accepted again
     */
    public record Moved(Instant at, Instant codesFrom) {}

    /** Moves it to now. */
    public Moved move() {
        return acts.perform(act -> {
            TimeStep lowest = TimeStep.at(act.now()).plus(AHEAD + 1);
            fence.move(lowest, act.now());
            fence.holdBackupCodes(act.now());
            act.log(Event.byOperator(AccountId.NOBODY, PlainFact.FENCE_MOVED));
            return new Moved(act.now(), lowest.start());
        });
    }
}
