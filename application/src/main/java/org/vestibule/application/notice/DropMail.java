package org.vestibule.application.notice;

import org.vestibule.application.audit.WatchedLog;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.MailFact;

/** Forgets a mail that waits, for an operator; that somebody will not be told is told in the security log. */
public final class DropMail {

    private final PendingMails mails;
    private final WatchedLog log;

    public DropMail(PendingMails mails, WatchedLog log) {
        this.mails = mails;
        this.log = log;
    }

    /** Forgets one; says whether it still waited. It may be on its way all the same, if somebody was sending it. */
    public boolean drop(PendingMail mail) {
        return log.inTransaction(() -> {
            boolean dropped = mails.drop(mail);
            if (dropped) {
                log.record(Event.byOperator(mail.account(), new MailFact.Dropped(mail.id())));
            }
            return dropped;
        });
    }
}
