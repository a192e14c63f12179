package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.vestibule.adapters.web.server.TellOrigin;
import org.vestibule.application.session.ResumeSession;
import org.vestibule.application.session.SignOut;
import org.vestibule.domain.account.AccountId;

/** The session that a browser still bears when another begins in its place (S-081). */
final class EarlierSession {

    private final Cookies cookies;
    private final ResumeSession resumeSession;
    private final SignOut signOut;

    EarlierSession(Cookies cookies, ResumeSession resumeSession, SignOut signOut) {
        this.cookies = cookies;
        this.resumeSession = resumeSession;
        this.signOut = signOut;
    }

    /**
     * Ends it.
     *
     * @param next whose session begins
     */
    void end(HttpServletRequest request, AccountId next) {
        cookies.read(request, Cookies.Kind.SESSION)
                .map(resumeSession::resume)
                .flatMap(result -> result instanceof ResumeSession.Live live ? Optional.of(live) : Optional.empty())
                .ifPresent(live -> signOut.signOut(live.signedIn(), next, TellOrigin.of(request)));
    }
}
