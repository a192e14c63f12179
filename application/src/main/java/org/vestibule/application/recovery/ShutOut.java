package org.vestibule.application.recovery;

import java.util.Optional;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.grant.EndAppAccess;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.signin.SignIns;
import org.vestibule.domain.account.AccountId;

/** What a password opened is closed with it: the one list of it, for all that ends a password. */
public final class ShutOut {

    private final Sessions sessions;
    private final SignIns signIns;
    private final MailedLinks mailedLinks;
    private final KnownBrowsers browsers;
    private final EndAppAccess endAppAccess;

    public ShutOut(
            Sessions sessions,
            SignIns signIns,
            MailedLinks mailedLinks,
            KnownBrowsers browsers,
            EndAppAccess endAppAccess) {
        this.sessions = sessions;
        this.signIns = signIns;
        this.mailedLinks = mailedLinks;
        this.browsers = browsers;
        this.endAppAccess = endAppAccess;
    }

    /**
     * Closes it within the caller's transaction, the account being locked: all sessions, pending sign-ins, what apps
     * have, and links to set a password or to vouch for a backup code end, and no browser is known any more.
     */
    void shutOut(AccountId account) {
        sessions.endAll(account);
        signIns.endAll(account);
        mailedLinks.endAll(account, LinkPurpose.SET_PASSWORD);
        mailedLinks.endAll(account, LinkPurpose.VOUCH_FOR_CODES);
        browsers.forgetOthers(account, Optional.empty());
        endAppAccess.end(account);
    }
}
