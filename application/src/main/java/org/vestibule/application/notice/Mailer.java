package org.vestibule.application.notice;

import java.util.UUID;
import org.vestibule.domain.notice.Notice;

/** Hands mails on to whoever delivers them. */
public interface Mailer {

    /** What came of it. */
    sealed interface Result {}

    /** It is on its way. */
    record Sent() implements Result {}

    /**
     * It never will be: whoever takes mails for this address does not take any.
     *
     * @param why in a line, with no secret of ours
     */
    record Refused(String why) implements Result {}

    /**
     * It is not, but may be later.
     *
     * @param why likewise
     */
    record Later(String why) implements Result {}

    /**
     * Sends one.
     *
     * @param id what names this mail for ever, so that a repeat can be told
     * @param again whether it may have been sent before
     */
    Result send(UUID id, Notice notice, boolean again);
}
