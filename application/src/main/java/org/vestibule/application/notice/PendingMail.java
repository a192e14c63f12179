package org.vestibule.application.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.TimeOrderedId;

/**
 * A mail that has not left yet, as an operator sees it.
 *
 * @param account whom it is about
 * @param notice empty if this node cannot read it
 * @param tries how many there were, with one that is not over yet
 * @param due not before then
 * @param why what came of the latest try; empty before it is over
 * @param state what it waits for
 */
public record PendingMail(
        UUID id,
        AccountId account,
        Optional<Notice> notice,
        int tries,
        Instant due,
        Optional<String> why,
        State state) {

    /** What it waits for. */
    public enum State {
        /** For whoever has time next. */
        DUE,
        /** For an earlier mail to the same person, so that they arrive in order. */
        BEHIND_ANOTHER,
        /** For the answer to a try; if its sender has died, for the end of {@link DeliverNotices#LEASE}. */
        UNDER_WAY,
        /** For the next try. */
        PUT_OFF
    }

    /** Since when it waits. */
    public Instant since() {
        return TimeOrderedId.madeAt(id);
    }

    /** What one waits for now that is due then. */
    public static State state(int tries, Instant due, Optional<String> why, Instant now) {
        if (!due.isAfter(now)) {
            return State.DUE;
        }
        if (tries == 0) {
            return State.BEHIND_ANOTHER;
        }
        return why.isPresent() ? State.PUT_OFF : State.UNDER_WAY;
    }
}
