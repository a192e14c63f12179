package org.vestibule.application.notice;

import java.util.UUID;
import org.vestibule.domain.notice.Notice;

/** Hands mails on to whoever delivers them. */
public interface Mailer {

    /** So many characters of what somebody else says are kept. */
    int MOST_SAID = 300;

    /** What came of it. */
    sealed interface Result {}

    /** It is on its way. */
    record Sent() implements Result {}

    /**
     * It never will be: whoever takes mails for this address does not take any.
     *
     * @param why in a line, with no secret of ours
     */
    record Refused(String why) implements Result {
        public Refused {
            why = line(why);
        }
    }

    /**
     * It is not, but may be later.
     *
     * @param why likewise, and naming nobody
     */
    record Later(String why) implements Result {
        public Later {
            why = line(why);
        }
    }

    /** What others say is written into logs and onto pages (S-108). */
    private static String line(String said) {
        String line =
                said.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.length() <= MOST_SAID ? line : line.substring(0, MOST_SAID - 1) + "…";
    }

    /**
     * Sends one, and answers before {@link DeliverNotices#LEASE} is over: then another node takes it for lost.
     *
     * @param id what names this mail for ever, so that a repeat can be told
     * @param again whether it may have been sent before
     */
    Result send(UUID id, Notice notice, boolean again);
}
