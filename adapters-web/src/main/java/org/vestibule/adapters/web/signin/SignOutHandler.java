package org.vestibule.adapters.web.signin;

import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.application.session.SignOut;

/** Signing out. */
public final class SignOutHandler {

    private final SignOut signOut;

    public SignOutHandler(SignOut signOut) {
        this.signOut = signOut;
    }

    /** Ends the session. */
    public Reply submit(Visit visit) {
        signOut.signOut(visit.signedIn(), visit.origin());
        return new Reply.EndSession("/sign-in?why=signed-out");
    }
}
