package org.vestibule.application.twostep;

import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.grant.EndAppAccess;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.signin.SignIns;
import org.vestibule.domain.session.Session;

/** What a change of the second step ends: whatever was opened by the one before, but the session that changes it. */
public final class EndOthers {

    private final Sessions sessions;
    private final SignIns signIns;
    private final KnownBrowsers browsers;
    private final EndAppAccess endAppAccess;

    public EndOthers(Sessions sessions, SignIns signIns, KnownBrowsers browsers, EndAppAccess endAppAccess) {
        this.sessions = sessions;
        this.signIns = signIns;
        this.browsers = browsers;
        this.endAppAccess = endAppAccess;
    }

    /**
     * Ends the other sessions, what apps have and what they asked for, since the second step that was taken for it is not
     * the same any more; says how many sessions there were.
     */
    public int end(Session kept) {
        endAppAccess.end(kept.account());
        return endOpened(kept);
    }

    /**
     * Ends what was opened without a second step, and has no other browser known any more. What apps asked for is answered
     * by whoever takes that step for it now.
     */
    public int endAndForget(Session kept) {
        browsers.forgetOthers(kept.account(), kept.browser());
        endAppAccess.endGranted(kept.account());
        return endOpened(kept);
    }

    /** Also what only another password is missing to be opened (I3). */
    private int endOpened(Session kept) {
        signIns.endPassed(kept.account());
        return sessions.endOthers(kept);
    }
}
