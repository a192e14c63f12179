package org.vestibule.application.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.vestibule.domain.account.EmailAddress;

/** Addresses whose latest mail was refused for good, so that whoever relies on one can be told. */
public interface Refusals {

    /**
     * What its mail server said last.
     *
     * @param why in a line, in its own words
     */
    record Refusal(Instant at, String why) {}

    /** Notes one, in the place of an earlier one of that address. */
    void note(EmailAddress address, Refusal refusal);

    /** Forgets that an address was refused: it took a mail. */
    void forget(EmailAddress address);

    /** What is known of these; an address that was not refused is left out. */
    Map<EmailAddress, Refusal> of(Collection<EmailAddress> addresses);

    /** Forgets a batch of what is older; says how many. */
    int sweep(Instant before);
}
