package org.vestibule.domain.audit;

import java.util.Map;

/** What happened, with what one needs to know of it later. */
public sealed interface Fact
        permits PlainFact,
                SignInFact,
                TwoStepFact,
                MemberFact,
                InvitationFact,
                TeamFact,
                KeyFact,
                MailFact,
                AppFact,
                ClientFact,
                ComputerFact {

    /** Which kind of thing. */
    Event.Kind kind();

    /** What is kept with the event as long as that is kept. */
    default Details details() {
        return Details.NONE;
    }

    /** What names a person, by name: kept apart from the event, so that it can go before it. */
    default Map<String, String> words() {
        return Map.of();
    }
}
