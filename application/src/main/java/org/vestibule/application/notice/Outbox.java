package org.vestibule.application.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.notice.Notice;

/**
 * Mails that are to be sent: written in the transaction of their cause, sent afterwards, each by itself. Whoever sends one
 * claims it for a while, and holds nothing else of the database meanwhile. If nobody says what came of it by then, it is
 * due again, and may be a repeat.
 */
public interface Outbox {

    /**
     * One that its taker sends now.
     *
     * @param id under which it is kept
     * @param tries how many there were, with this one
     */
    record Due(UUID id, Notice notice, int tries) {

        /** Whether it may have been sent before: an earlier try may have come further than anybody was told. */
        public boolean maybeAgain() {
            return tries > 1;
        }
    }

    /**
     * What there is to send.
     *
     * @param oldest when the one that waits longest was added; empty if none waits
     */
    record Waiting(long count, Optional<Instant> oldest) {}

    /** What there is to send, now or later, by all nodes. */
    Waiting waiting();

    /** Adds a notice. */
    void add(Notice notice);

    /**
     * Takes the one that is due and most urgent, of those the one that has been due for longest, for its taker alone; in a
     * transaction of its own. Of those that are equally urgent, go to one address and are about one account, it takes the
     * first or none, so that they are sent in order.
     *
     * @param least so urgent at least
     * @param until when it is due again if nothing is heard of it
     */
    Optional<Due> claim(Notice.Urgency least, Instant now, Instant until);

    /** Forgets one, link and all. */
    void erase(Due due);

    /**
     * Makes one due at a later time, unless another has claimed it since; those behind it are not due before it.
     *
     * @param why in a line that names nobody
     */
    void postpone(Due due, Instant until, String why);
}
