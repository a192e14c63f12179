package org.vestibule.application.session;

import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.grant.EndAppAccess;
import org.vestibule.application.grant.Grants;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Logout;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.audit.SignInFact;
import org.vestibule.domain.audit.SignInFact.SignedOut.Why;

/** Ends a session at its holder's wish. */
public final class SignOut {

    private final Sessions sessions;
    private final EndAppAccess endAppAccess;
    private final Grants grants;
    private final Acts acts;

    public SignOut(Sessions sessions, EndAppAccess endAppAccess, Grants grants, Acts acts) {
        this.sessions = sessions;
        this.endAppAccess = endAppAccess;
        this.grants = grants;
        this.acts = acts;
    }

    /**
     * Ends it on the server, whatever becomes of the cookie; and what apps have by this browser.
     *
     * @param of what an app was granted that has sent them here to sign out
     */
    public void signOut(SignedIn person, Optional<Logout> of, Origin origin) {
        acts.run(act -> {
            if (!sessions.lock(person.session())) {
                return; // by the same form, sent twice
            }
            end(person, act, origin);
            of.filter(logout -> logout.account().equals(person.account().id()))
                    .ifPresent(logout -> end(logout, act, origin));
            endAppAccess.leave(person.session());
        });
    }

    /**
     * Ends one that another begins in the place of (S-081). What apps have by this browser stays, unless it is somebody else's
     * from then on: nobody could take it away from there.
     *
     * @param next whose that other is
     */
    public void signOut(SignedIn person, AccountId next, Origin origin) {
        if (person.account().id().equals(next)) {
            acts.run(act -> end(person, act, origin));
        } else {
            signOut(person, Optional.empty(), origin);
        }
    }

    private void end(SignedIn person, Act act, Origin origin) {
        sessions.end(person.session());
        act.log(Event.of(person.account().id(), new SignInFact.SignedOut(Why.SIGNED_OUT), origin));
    }

    /** Though it was to outlast this browser: its app says that it wants no more of it. */
    private void end(Logout logout, Act act, Origin origin) {
        boolean ended = grants.find(logout.account(), logout.grant())
                .filter(held -> held.grant().client().equals(logout.client()))
                .filter(held -> grants.end(logout.account(), logout.grant()))
                .isPresent();
        if (ended) {
            act.log(Event.of(logout.account(), new AppFact.LoggedOut(logout.client(), logout.grant()), origin));
        }
    }
}
