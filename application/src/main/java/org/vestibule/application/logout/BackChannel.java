package org.vestibule.application.logout;

import org.vestibule.domain.app.Logout;
import org.vestibule.domain.app.RedirectUri;

/** Tells apps, with no browser between (OIDC Back-Channel Logout). */
public interface BackChannel {

    /** What came of it. */
    enum Answer {
        /** It knows. */
        TOLD,
        /** It does not want to hear this, and never will. */
        REFUSED,
        /** It did not answer, or not now. */
        SILENT
    }

    /** Tells one, and answers within a few seconds. */
    Answer tell(RedirectUri where, Logout what);
}
