package org.vestibule.domain.audit;

import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;

/** What somebody granted to an app, and what became of that. */
public sealed interface AppFact extends Fact {

    /** The app. */
    ClientId client();

    @Override
    default Details details() {
        return Details.NONE.with("client", client().value());
    }

    /** It concerns what was granted by one sign-in. */
    sealed interface OfGrant extends AppFact {

        /** That. */
        GrantId grant();

        @Override
        default Details details() {
            return Details.NONE.with("client", client().value()).with("grant", grant().value());
        }
    }

    /** It was let in. */
    record Allowed(ClientId client, GrantId grant) implements OfGrant {
        @Override
        public Event.Kind kind() {
            return Event.Kind.APP_ALLOWED;
        }
    }

    /** It was not. */
    record Refused(ClientId client) implements AppFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.APP_REFUSED;
        }
    }

    /** It was cut off. */
    record Disconnected(ClientId client) implements AppFact {
        @Override
        public Event.Kind kind() {
            return Event.Kind.APP_DISCONNECTED;
        }
    }

    /** Its holder said that it was not them who let it in on a device, which ended just that. */
    record Disowned(ClientId client, GrantId grant) implements OfGrant {
        @Override
        public Event.Kind kind() {
            return Event.Kind.APP_DISOWNED;
        }
    }

    /** It gave back what it was granted. */
    record Revoked(ClientId client, GrantId grant) implements OfGrant {
        @Override
        public Event.Kind kind() {
            return Event.Kind.APP_REVOKED;
        }
    }

    /** Whoever let it in signed out of it. */
    record LoggedOut(ClientId client, GrantId grant) implements OfGrant {
        @Override
        public Event.Kind kind() {
            return Event.Kind.APP_LOGGED_OUT;
        }
    }

    /** It could not be told that somebody is signed out: it did not want to hear it, or was silent for days. */
    record LogoutUntold(ClientId client, GrantId grant) implements OfGrant {
        @Override
        public Event.Kind kind() {
            return Event.Kind.APP_LOGOUT_UNTOLD;
        }
    }

    /** Its code was used twice, which ended the grant. */
    record CodeReplayed(ClientId client, GrantId grant) implements OfGrant {
        @Override
        public Event.Kind kind() {
            return Event.Kind.APP_CODE_REPLAYED;
        }
    }

    /** A refresh token, or the code of a device, was answered once more, as its first answer may have been lost. */
    record RefreshRepeated(ClientId client, GrantId grant) implements OfGrant {
        @Override
        public Event.Kind kind() {
            return Event.Kind.APP_REFRESH_REPEATED;
        }
    }

    /** A refresh token was used twice, which ended the grant. */
    record RefreshReplayed(ClientId client, GrantId grant) implements OfGrant {
        @Override
        public Event.Kind kind() {
            return Event.Kind.APP_REFRESH_REPLAYED;
        }
    }
}
