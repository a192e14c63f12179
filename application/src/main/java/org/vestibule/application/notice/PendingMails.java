package org.vestibule.application.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The mails of the {@link Outbox}, for an operator who asks what waits there and why. */
public interface PendingMails {

    /**
     * A page of them, the oldest first.
     *
     * @param behind the last one that is not wanted any more; empty to begin with the first
     */
    List<PendingMail> after(Optional<UUID> behind, int most, Instant now);

    /** One of them. */
    Optional<PendingMail> find(UUID id, Instant now);

    /**
     * Makes one due, and what goes to the same person with it, for they leave in order; not what is under way. A try that is
     * asked for takes the place of the one before: they do not use up those that a mail has.
     */
    void hasten(PendingMail mail, Instant now);

    /** Likewise all of them; says how many were not due yet. */
    int hasten(Instant now);

    /** Forgets one, link and all; says whether it was still there. */
    boolean drop(PendingMail mail);
}
