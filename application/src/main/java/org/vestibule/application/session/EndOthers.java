package org.vestibule.application.session;

import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.grant.EndAppAccess;
import org.vestibule.domain.session.Session;

/** What a change of the second step ends: whatever was opened by the one before, but the session that changes it. */
public final class EndOthers {

    private final Sessions sessions;
    private final KnownBrowsers browsers;
    private final EndAppAccess endAppAccess;

    public EndOthers(Sessions sessions, KnownBrowsers browsers, EndAppAccess endAppAccess) {
        this.sessions = sessions;
        this.browsers = browsers;
        this.endAppAccess = endAppAccess;
    }

    /** Ends the other sessions and what apps have; says how many sessions there were. */
    public int end(Session kept) {
        endAppAccess.endGranted(kept.account());
        return sessions.endOthers(kept);
    }

    /** The same, and no other browser is known any more. */
    public int endAndForget(Session kept) {
        browsers.forgetOthers(kept.account(), kept.browser());
        return end(kept);
    }
}
