package org.vestibule.application.session;

import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;

/** Ends a session at its holder's wish. */
public final class SignOut {

    private final Sessions sessions;
    private final AuditTrail trail;
    private final Transactions transactions;

    public SignOut(Sessions sessions, AuditTrail trail, Transactions transactions) {
        this.sessions = sessions;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Ends it on the server, whatever becomes of the cookie. */
    public void signOut(SignedIn person, Origin origin) {
        transactions.inTransaction(() -> {
            sessions.end(person.session());
            trail.record(Event.of(person.account().id(), Event.Kind.SIGNED_OUT, origin));
        });
    }
}
