package org.vestibule.application.invitation;

import java.util.Optional;
import org.vestibule.domain.text.Sought;

/**
 * Which of a team's invitations to show.
 *
 * @param sought what their addresses hold; empty for all
 * @param only of which state; empty for all
 */
public record InvitationSelection(Optional<Sought> sought, Optional<State> only) {

    /** All of them. */
    public static final InvitationSelection ALL = new InvitationSelection(Optional.empty(), Optional.empty());

    /** How far one is. */
    public enum State {
        /** Its link works. */
        LIVE,
        /** Its link has expired. */
        EXPIRED
    }
}
