package org.vestibule.domain.audit;

import java.util.UUID;

/** That somebody was not told: what became of a mail about an account. */
public sealed interface MailFact extends Fact {

    /** The name of the mail, which it bears wherever it is. */
    UUID mail();

    @Override
    default Details details() {
        return Details.NONE.with("mail", mail());
    }

    /** Whoever takes mails for its address took none. */
    record Refused(UUID mail) implements MailFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.MAIL_REFUSED;
        }
    }

    /** It could not be sent for three days. */
    record GivenUp(UUID mail) implements MailFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.MAIL_GIVEN_UP;
        }
    }

    /** An operator had it forgotten before it left. */
    record Dropped(UUID mail) implements MailFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.MAIL_DROPPED;
        }
    }
}
