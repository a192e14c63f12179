package org.vestibule.adapters.web.http;

import org.vestibule.application.proof.FreshlyProven;
import org.vestibule.application.session.SignedIn;

/**
 * Whoever is signed in, and their teams.
 *
 * @param live whether their session is; one that is over is seen only where they sign out
 */
record Somebody(SignedIn person, MyTeams teams, boolean live) {

    /** The same once they have proved who they are, which may have renewed the token of their session. */
    Somebody provenBy(FreshlyProven proof) {
        return new Somebody(proof.person(), teams, live);
    }
}
