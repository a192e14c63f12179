package org.vestibule.application.invitation;

import java.time.Instant;
import java.util.Set;
import org.vestibule.domain.invitation.InvitationId;

/** Which invitations something is to be done with. */
public sealed interface Chosen {

    /** Those that were ticked, 1 or more. */
    record Ticked(Set<InvitationId> ids) implements Chosen {}

    /**
     * All of a list, as far as the role of whoever chooses reaches.
     *
     * @param seenAt when that list was shown: what was sent since then nobody has chosen
     */
    record Every(InvitationSelection which, Instant seenAt) implements Chosen {}

    /** How many of them are gone, if so many are left: of a list nobody can tell. */
    default int gone(int left) {
        return this instanceof Ticked ticked ? ticked.ids().size() - left : 0;
    }
}
