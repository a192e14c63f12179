package org.vestibule.application.invitation;

import java.util.List;
import org.vestibule.application.team.Place;
import org.vestibule.domain.invitation.Invitation;

/** Lists the invitations of a team that are not accepted yet. */
public final class ListInvitations {

    /** Enough for the largest list that can be invited at once; a team that waits for more sees the newest. */
    private static final int MOST = Invitation.MOST_AT_ONCE;

    private final Invitations invitations;

    public ListInvitations(Invitations invitations) {
        this.invitations = invitations;
    }

    /** Lists them, newest first, to a member who has entered the team. */
    public List<Invitation> list(Place place) {
        return invitations.of(place.team().id(), MOST);
    }
}
