package org.vestibule.application.signin;

import java.time.Clock;
import java.util.Optional;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;

/** Recognizes a browser whose password was right and whose second step is due. */
public final class ResumeSignIn {

    private final SignIns signIns;
    private final Clock clock;

    public ResumeSignIn(SignIns signIns, Clock clock) {
        this.signIns = signIns;
        this.clock = clock;
    }

    /** Looks it up; empty once it has expired or ended. */
    public Optional<AwaitingSecondStep> resume(BearerToken token) {
        return signIns.find(token, clock.instant());
    }
}
