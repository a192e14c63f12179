package org.vestibule.application.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.team.Place;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;

/**
 * Shows the invitations of a team that wait for an answer, a page at a time. Three questions, however many there are: one is
 * the page, and two which were refused; a fourth for those of a page
 * where they are more than those among which that is looked for.
 */
public final class ViewInvitations {

    private final Invitations invitations;
    private final RefusedInvitations refusedInvitations;
    private final Clock clock;

    public ViewInvitations(Invitations invitations, RefusedInvitations refusedInvitations, Clock clock) {
        this.invitations = invitations;
        this.refusedInvitations = refusedInvitations;
        this.clock = clock;
    }

    /**
     * Some of them.
     *
     * @param refused which of the page were refused, and why; more may be told of
     * @param left how many links the team may send today
     * @param at when that is so
     */
    public record Shown(Invitations.Page page, Map<InvitationId, Refusals.Refusal> refused, int left, Instant at) {}

    /**
     * Shows a page to a member who has entered the team.
     *
     * @param skipped how many of those to show come before it
     */
    public Shown page(Place place, InvitationSelection which, int skipped, int most) {
        Instant now = clock.instant();
        Map<InvitationId, Refusals.Refusal> refused =
                refusedInvitations.of(place.team().id());
        Invitations.Page page = invitations.page(
                place.team().id(),
                which.refusing(refused.keySet()),
                place.me().role(),
                skipped,
                most,
                now,
                place.team().day(now));
        if (page.all() > RefusedInvitations.MOST) {
            refused = refusedInvitations.among(page.invitations());
        }
        return new Shown(page, refused, Invitation.MOST_A_DAY - page.sent(), now);
    }
}
