package org.vestibule.application.invitation;

import java.time.Clock;
import java.time.Instant;
import org.vestibule.application.team.Place;
import org.vestibule.domain.invitation.Invitation;

/** Shows the invitations of a team that wait for an answer, a page at a time. One question, however many there are. */
public final class ViewInvitations {

    private final Invitations invitations;
    private final Clock clock;

    public ViewInvitations(Invitations invitations, Clock clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    /**
     * Some of them.
     *
     * @param left how many links the team may send today
     * @param at when that is so
     */
    public record Shown(Invitations.Page page, int left, Instant at) {}

    /**
     * Shows a page to a member who has entered the team.
     *
     * @param skipped how many of those to show come before it
     */
    public Shown page(Place place, InvitationSelection which, int skipped, int most) {
        Instant now = clock.instant();
        Invitations.Page page = invitations.page(
                place.team().id(),
                which,
                place.me().role(),
                skipped,
                most,
                now,
                place.team().day(now));
        return new Shown(page, Invitation.MOST_A_DAY - page.sent(), now);
    }
}
