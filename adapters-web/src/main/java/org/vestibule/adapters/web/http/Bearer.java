package org.vestibule.adapters.web.http;

import java.util.Optional;
import org.vestibule.application.team.Place;
import org.vestibule.domain.token.BearerToken;

/**
 * Whoever has sent a request, as far as what their browser bears tells.
 *
 * @param kind what of it their forms are tied to
 * @param begins whether that is still to be given to the browser
 * @param somebody who is signed in
 * @param place in the team that the request is about, open to them
 */
record Bearer(
        Cookies.Kind kind, BearerToken token, boolean begins, Optional<Somebody> somebody, Optional<Place> place) {

    /** A browser of which nothing is known but that it is here. */
    static Bearer visitor(BearerToken visit, boolean begins) {
        return new Bearer(Cookies.Kind.VISIT, visit, begins, Optional.empty(), Optional.empty());
    }

    /** Somebody who has not passed every step. */
    static Bearer pending(BearerToken signIn) {
        return new Bearer(Cookies.Kind.SIGN_IN, signIn, false, Optional.empty(), Optional.empty());
    }

    /** Somebody signed in. */
    static Bearer session(BearerToken session, Somebody somebody) {
        return new Bearer(Cookies.Kind.SESSION, session, false, Optional.of(somebody), Optional.empty());
    }

    /** The same within a team. */
    Bearer within(Place entered) {
        return new Bearer(kind, token, begins, somebody, Optional.of(entered));
    }

    /** The same under another token of the session. */
    Bearer under(BearerToken session) {
        return new Bearer(Cookies.Kind.SESSION, session, false, somebody, place);
    }

    /** Whether nothing is known of them but that they are here. */
    boolean visits() {
        return kind == Cookies.Kind.VISIT;
    }

    /** The code by which a form is refused that none of their pages held. */
    String staleForm() {
        if (!visits()) {
            return "form-outdated";
        }
        return begins ? "cookie-missing" : "form-expired";
    }
}
