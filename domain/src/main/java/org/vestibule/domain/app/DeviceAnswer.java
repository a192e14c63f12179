package org.vestibule.domain.app;

import java.time.Instant;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.session.Authentication;

/** What a device is told that waited. */
public sealed interface DeviceAnswer {

    /** No. */
    record Refused() implements DeviceAnswer {}

    /**
     * It may.
     *
     * @param grant what comes of it, once
     * @param authentication how whoever let it signed in for it
     */
    record Allowed(AccountId account, GrantId grant, Authentication authentication, Instant at)
            implements DeviceAnswer {}
}
