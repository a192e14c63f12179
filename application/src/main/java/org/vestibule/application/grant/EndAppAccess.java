package org.vestibule.application.grant;

import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.token.TokenDigest;

/**
 * Takes back what an account has granted to apps, within the caller's transaction: they lose it as sessions end. Which apps
 * were let in stays known, so that they need not be asked about again.
 */
public final class EndAppAccess {

    private final AppRequests requests;
    private final AppCodes codes;
    private final DeviceRequests devices;
    private final Grants grants;

    public EndAppAccess(AppRequests requests, AppCodes codes, DeviceRequests devices, Grants grants) {
        this.requests = requests;
        this.codes = codes;
        this.devices = devices;
        this.grants = grants;
    }

    /** All that apps have, and what they asked for. */
    public void end(AccountId account) {
        requests.endAll(account);
        endGranted(account);
    }

    /** What apps have by this browser, of whoever signs out there; but for what was to outlast that. */
    public void leave(Session session) {
        session.browser().ifPresent(browser -> {
            codes.leave(session.account(), browser); // before grants, likewise
            grants.leave(session.account(), browser);
        });
    }

    /** All that apps have by a browser that is somebody else's. */
    public void endIn(AccountId account, TokenDigest browser) {
        codes.leave(account, browser); // before grants, likewise
        grants.endIn(account, browser);
    }

    /** All that apps have. What they asked for can still be answered, by whoever signs in for it once more. */
    public void endGranted(AccountId account) {
        codes.endAll(account); // before grants, so that none becomes one in between
        devices.takeBackAll(
                account); // one that asks just now waits for the account: the database has one of the two again
        grants.endAll(account);
    }
}
