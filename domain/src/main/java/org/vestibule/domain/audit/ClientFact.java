package org.vestibule.domain.audit;

import org.vestibule.domain.app.ClientId;

/** What an operator did with the registration of an app. */
public sealed interface ClientFact extends Fact {

    /** The app. */
    ClientId client();

    @Override
    default Details details() {
        return Details.NONE.with("client", client().value());
    }

    /** It was registered. */
    record Created(ClientId client) implements ClientFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.CLIENT_CREATED;
        }
    }

    /** It was given another name, or other addresses. */
    record Changed(ClientId client) implements ClientFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.CLIENT_CHANGED;
        }
    }

    /** It was given another secret. */
    record SecretRotated(ClientId client) implements ClientFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.CLIENT_SECRET_ROTATED;
        }
    }

    /** It was forgotten. */
    record Deleted(ClientId client) implements ClientFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.CLIENT_DELETED;
        }
    }
}
