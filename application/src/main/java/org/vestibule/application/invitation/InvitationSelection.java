package org.vestibule.application.invitation;

import java.util.Optional;
import java.util.Set;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.text.Sought;

/**
 * Which of a team's invitations to show.
 *
 * @param sought what their addresses hold; empty for all
 * @param only of which state; empty for all
 * @param refused those that are known to be {@link State#REFUSED}
 */
public record InvitationSelection(Optional<Sought> sought, Optional<State> only, Set<InvitationId> refused) {

    /** All of them. */
    public static final InvitationSelection ALL = new InvitationSelection(Optional.empty(), Optional.empty());

    /** How far one is. */
    public enum State {
        /** Its link works. */
        LIVE,
        /** Its link has expired. */
        EXPIRED,
        /** Its address took no mail, whatever became of its link. */
        REFUSED
    }

    /** While it is not known whether any was refused. */
    public InvitationSelection(Optional<Sought> sought, Optional<State> only) {
        this(sought, only, Set.of());
    }

    /** The same, once it is known which were refused. */
    public InvitationSelection refusing(Set<InvitationId> known) {
        return new InvitationSelection(sought, only, known);
    }
}
