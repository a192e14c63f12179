package org.vestibule.application.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.notice.Notice;

/** Mails that are due: written in the transaction of their cause, sent afterwards. */
public interface Outbox {

    /** A notice that is due, and the name under which it is kept. */
    record Due(UUID id, Notice notice) {}

    /**
     * What there is to send.
     *
     * @param oldest when the one that waits longest was added; empty if none waits
     */
    record Waiting(long count, Optional<Instant> oldest) {}

    /** What there is to send now, by all nodes. */
    Waiting waiting();

    /** Adds a notice. */
    void add(Notice notice);

    /** The oldest ones that no other node is sending; they are this transaction's until its end. */
    List<Due> take(int most);

    /** Forgets one that was sent, link and all. */
    void erase(Due due);
}
