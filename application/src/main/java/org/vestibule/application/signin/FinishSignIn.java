package org.vestibule.application.signin;

import java.time.Instant;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.session.Sessions;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;

/** How every sign-in with a second step ends, within the transaction that verified it. */
final class FinishSignIn {

    private final SignIns signIns;
    private final Sessions sessions;
    private final AuditTrail trail;

    FinishSignIn(SignIns signIns, Sessions sessions, AuditTrail trail) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.trail = trail;
    }

    /** Puts a session in the place of the pending sign-in. */
    SecondStep accept(AwaitingSecondStep signIn, BearerToken session, Event.Kind how, Instant now, Origin origin) {
        signIns.end(signIn);
        sessions.start(new Session(signIn.account(), session.digest(), now, now));
        trail.record(Event.of(signIn.account(), how, origin));
        return new SecondStep.Accepted(session);
    }

    /** Counts a wrong code, and ends the sign-in after too many. */
    SecondStep refuse(AwaitingSecondStep signIn, Origin origin) {
        if (signIns.countWrong(signIn) < AwaitingSecondStep.MOST_WRONG_CODES) {
            return new SecondStep.Wrong();
        }
        signIns.end(signIn);
        trail.record(Event.of(signIn.account(), Event.Kind.SIGN_IN_ENDED, origin));
        return new SecondStep.Ended();
    }
}
