package org.vestibule.adapters.web.http;

import org.vestibule.application.proof.FreshlyProven;
import org.vestibule.application.session.SignedIn;

/** Whoever is signed in, and their teams. */
record Somebody(SignedIn person, MyTeams teams) {

    /** The same once they have proved who they are, which may have renewed the token of their session. */
    Somebody provenBy(FreshlyProven proof) {
        return new Somebody(proof.person(), teams);
    }
}
