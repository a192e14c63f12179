package org.vestibule.adapters.web.member;

import java.time.Instant;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.team.TeamPath;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.team.Place;
import org.vestibule.domain.invitation.Invitation;

/**
 * An invitation that nobody has accepted yet.
 *
 * @param path where its buttons send to
 * @param may whether one may resend it and take it back
 */
record PendingInvitation(String path, String email, String state, boolean may) {

    static PendingInvitation of(Invitation invitation, Place place, Instant now) {
        String role = TeamWords.role(invitation.role(), invitation.technician());
        String day = Texts.day(invitation.expiresAt(), place.team().zone());
        return new PendingInvitation(
                TeamPath.people(invitation.team()) + "/invitations/" + invitation.id(),
                invitation.email().written(),
                Texts.format(invitation.live(now) ? "waiting.until" : "waiting.expired", role, day),
                invitation.mayComeFrom(place.me().role()));
    }
}
