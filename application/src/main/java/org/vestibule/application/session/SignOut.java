package org.vestibule.application.session;

import org.vestibule.application.act.Acts;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.audit.SignInFact.SignedOut.Why;

/** Ends a session at its holder's wish. */
public final class SignOut {

    private final Sessions sessions;
    private final Acts acts;

    public SignOut(Sessions sessions, Acts acts) {
        this.sessions = sessions;
        this.acts = acts;
    }

    /** Ends it on the server, whatever becomes of the cookie. */
    public void signOut(SignedIn person, Origin origin) {
        acts.run(act -> {
            sessions.end(person.session());
            act.log(Event.of(person.account().id(), new SignInFact.SignedOut(Why.SIGNED_OUT), origin));
        });
    }
}
