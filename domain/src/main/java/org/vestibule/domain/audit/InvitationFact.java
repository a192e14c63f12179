package org.vestibule.domain.audit;

import java.util.Map;
import org.vestibule.domain.invitation.Invitation;

/** What was done with an invitation; the address that was invited is named apart. */
public sealed interface InvitationFact extends Fact {

    /** Which one. */
    Invitation invitation();

    @Override
    default Details details() {
        return of(invitation());
    }

    @Override
    default Map<String, String> words() {
        return Map.of("address", invitation().email().written());
    }

    /** It was sent. */
    record Sent(Invitation invitation) implements InvitationFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.PERSON_INVITED;
        }
    }

    /** It was sent once more, with a new link. */
    record Resent(Invitation invitation) implements InvitationFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.INVITATION_RESENT;
        }
    }

    /** It was taken back. */
    record Revoked(Invitation invitation) implements InvitationFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.INVITATION_REVOKED;
        }
    }

    /** Which invitation it is, and to what. */
    static Details of(Invitation invitation) {
        return Details.NONE
                .with("invitation", invitation.id())
                .with("role", invitation.role())
                .with("technician", invitation.technician());
    }
}
