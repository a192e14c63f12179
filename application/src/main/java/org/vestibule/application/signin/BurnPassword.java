package org.vestibule.application.signin;

import org.vestibule.application.act.Act;
import org.vestibule.application.browser.KnownBrowsers;
import org.vestibule.application.grant.EndAppAccess;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.secondstep.Claimant;
import org.vestibule.application.session.Sessions;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.PlainFact;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.token.TokenDigest;

/**
 * What 20 wrong second steps lead to that were never completed: the password is known to somebody else, so it opens
 * nothing any more in browsers that are not known, and its holder is mailed a link to set another.
 */
public final class BurnPassword {

    private final Credentials credentials;
    private final KnownBrowsers browsers;
    private final Sessions sessions;
    private final SignIns signIns;
    private final EndAppAccess endAppAccess;
    private final MailedLinks mailedLinks;

    public BurnPassword(
            Credentials credentials,
            KnownBrowsers browsers,
            Sessions sessions,
            SignIns signIns,
            EndAppAccess endAppAccess,
            MailedLinks mailedLinks) {
        this.credentials = credentials;
        this.browsers = browsers;
        this.sessions = sessions;
        this.signIns = signIns;
        this.endAppAccess = endAppAccess;
        this.mailedLinks = mailedLinks;
    }

    /** Burns it within the caller's transaction. A known browser in which this happened is known no longer. */
    public void burn(Claimant who, BearerToken link, Act act) {
        who.browser().ifPresent(browser -> disown(who.account(), browser));
        AccountId account = who.account();
        boolean first = credentials.burn(account, act.now());
        if (first || who.browser().isPresent()) { // that a browser was stolen as well is news
            mailedLinks.open(
                    account, LinkPurpose.SET_PASSWORD, link.digest(), act.now().plus(MailedLinks.UNASKED));
            act.log(Event.of(account, PlainFact.PASSWORD_BURNED, who.origin()));
            act.tell(
                    account,
                    who.email(),
                    Notice.Kind.PASSWORD_BURNED,
                    who.origin(),
                    act.links().setPassword(link));
        }
    }

    /** Whoever guesses in it bears what was given to the holder: so all that was begun in it ends. */
    private void disown(AccountId account, TokenDigest browser) {
        browsers.forget(account, browser);
        sessions.endIn(account, browser);
        signIns.endIn(account, browser);
        endAppAccess.endIn(account, browser);
    }
}
