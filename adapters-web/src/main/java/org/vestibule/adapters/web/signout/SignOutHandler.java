package org.vestibule.adapters.web.signout;

import java.util.Optional;
import org.vestibule.adapters.web.app.GoingBackPage;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.logout.ReadLogoutRequest;
import org.vestibule.application.logout.ReadLogoutRequest.Understood;
import org.vestibule.application.session.SignOut;
import org.vestibule.domain.app.AppQuery;

/** Signing out, at one's own wish or that of an app. */
public final class SignOutHandler {

    private final SignOut signOut;
    private final ReadLogoutRequest read;

    public SignOutHandler(SignOut signOut, ReadLogoutRequest read) {
        this.signOut = signOut;
        this.read = read;
    }

    /** Ends the session; then back to the app that asked for it, or whoever signs in next arrives where the form says. */
    public Reply submit(SignedVisit visit) {
        Understood asked = asked(visit);
        signOut.signOut(visit.signedIn(), asked.of(), visit.origin());
        Optional<Reply> back = asked.client()
                .flatMap(client ->
                        asked.returns().map(returns -> new Reply.Leave(GoingBackPage.afterLogout(client, returns))));
        return new Reply.EndSession(
                back.orElseGet(() -> Reply.tell(visit.wanted().along(Paths.SIGN_IN), Outcome.SIGNED_OUT)));
    }

    /** Whatever is wrong with that is in nobody's way out. */
    private Understood asked(SignedVisit visit) {
        return read.read(AppQuery.parse(visit.field("asked"))) instanceof Understood understood
                ? understood
                : Understood.PLAIN;
    }
}
