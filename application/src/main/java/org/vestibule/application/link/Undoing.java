package org.vestibule.application.link;

import java.time.Instant;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.team.TeamId;

/** What a mailed link undoes, and nothing else. */
public sealed interface Undoing {

    /** What an app was granted. */
    record OfGrant(GrantId grant) implements Undoing {}

    /**
     * That a computer is a team's.
     *
     * @param signedInAt when whoever let it in had signed in for that: the one sign-in that it belongs to
     */
    record OfLicense(TeamId team, ComputerId computer, Instant signedInAt) implements Undoing {}
}
