package org.vestibule.domain.app;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;

/**
 * A request of an app that somebody has signed in for, and is to answer. It is answered once.
 *
 * @param authentication how they did, which is what the app is told
 */
public record AppRequest(AccountId account, UUID id, AppQuery query, Authentication authentication, Instant expiresAt) {

    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** One that begins now. That a device was found, the look for it says, which is counted; never what a browser carried. */
    public static AppRequest begin(
            AccountId account, UUID id, AppQuery carried, Authentication authentication, Instant now) {
        return new AppRequest(account, id, DeviceQuery.toFind(carried), authentication, now.plus(LIFETIME));
    }

    /**
     * Whether whoever answers has to sign in once more: there was no second step then.
     *
     * @param twoStep whether their account has 2-step verification now
     */
    public boolean lacksStep(boolean twoStep) {
        return twoStep && authentication.method() == SignInMethod.PASSWORD;
    }
}
