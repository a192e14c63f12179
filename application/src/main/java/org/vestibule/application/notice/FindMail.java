package org.vestibule.application.notice;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Finds a mail that waits, for an operator. */
public final class FindMail {

    private final PendingMails mails;
    private final Clock clock;

    public FindMail(PendingMails mails, Clock clock) {
        this.mails = mails;
        this.clock = clock;
    }

    /** The one of that name; empty if it has left, or there never was one. */
    public Optional<PendingMail> find(UUID id) {
        return mails.find(id, clock.instant());
    }
}
