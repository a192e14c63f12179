package org.vestibule.application.notice;

import org.vestibule.domain.notice.Notice;

/** Sends mail. */
public interface Mailer {

    /** Sends one; throws if it may have to be sent again. */
    void send(Notice notice);
}
