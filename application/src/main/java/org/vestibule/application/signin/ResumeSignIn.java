package org.vestibule.application.signin;

import java.time.Clock;
import java.util.Optional;
import org.vestibule.domain.signin.PendingSignIn;
import org.vestibule.domain.token.BearerToken;

/** Recognizes a browser whose password was right and whose sign-in is not complete. */
public final class ResumeSignIn {

    private final SignIns signIns;
    private final Clock clock;

    public ResumeSignIn(SignIns signIns, Clock clock) {
        this.signIns = signIns;
        this.clock = clock;
    }

    /** Looks it up; empty once it has expired or ended. */
    public Optional<PendingSignIn> resume(BearerToken token) {
        return signIns.find(token, clock.instant());
    }
}
