package org.vestibule.application.session;

import java.time.Clock;
import org.vestibule.domain.session.StandIn;

/** Tells whether the backup code that a session was signed in with still counts as second proof for an act. */
public final class BackupCodeStandsIn {

    private final Sessions sessions;
    private final Clock clock;

    public BackupCodeStandsIn(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whether its form need not ask for a code. */
    public boolean standsIn(SignedIn person, StandIn act) {
        return sessions.standsIn(person.session(), act, clock.instant());
    }
}
