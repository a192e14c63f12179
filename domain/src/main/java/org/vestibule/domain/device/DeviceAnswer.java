package org.vestibule.domain.device;

import java.time.Instant;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.team.TeamId;

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

    /**
     * It is a computer of a team.
     *
     * @param account who let it in
     */
    record Licensed(AccountId account, TeamId team, ComputerId computer, Authentication authentication, Instant at)
            implements DeviceAnswer {}
}
