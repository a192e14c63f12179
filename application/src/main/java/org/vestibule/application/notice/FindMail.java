package org.vestibule.application.notice;

import java.util.Optional;
import java.util.UUID;

/** Finds a mail that waits, for an operator. */
public final class FindMail {

    private final PendingMails mails;

    public FindMail(PendingMails mails) {
        this.mails = mails;
    }

    /** The one of that name; empty if it has left, or there never was one. */
    public Optional<PendingMail> find(UUID id) {
        return mails.find(id);
    }
}
