package org.vestibule.adapters.web.signin;

import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.session.SignOut;

/** Signing out. */
public final class SignOutHandler {

    private final SignOut signOut;

    public SignOutHandler(SignOut signOut) {
        this.signOut = signOut;
    }

    /** Ends the session; whoever signs in next arrives where the form says. */
    public Reply submit(SignedVisit visit) {
        signOut.signOut(visit.signedIn(), visit.origin());
        return new Reply.EndSession(Reply.tell(visit.wanted().along(Paths.SIGN_IN), Outcome.SIGNED_OUT));
    }
}
