package org.vestibule.application.signup;

import java.time.Clock;
import java.util.Optional;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.token.BearerToken;

/** Tells whose address the link of a sign-up proves, without using it up: mail scanners follow links too. */
public final class FollowSignUp {

    private final SignUps signUps;
    private final Clock clock;

    public FollowSignUp(SignUps signUps, Clock clock) {
        this.signUps = signUps;
        this.clock = clock;
    }

    /** Looks it up; empty once the link has expired or was used. */
    public Optional<EmailAddress> follow(BearerToken link) {
        return signUps.find(link, clock.instant());
    }
}
