package org.vestibule.adapters.web.member;

import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.member.Role;

/**
 * An invitation that nobody has accepted yet, to be ticked.
 *
 * @param may whether one may resend it and take it back
 */
record InvitationRow(String id, String email, String state, boolean may, boolean ticked) {

    static InvitationRow of(Invitation invitation, Role mine, boolean ticked, When when) {
        return new InvitationRow(
                invitation.id().toString(),
                invitation.email().written(),
                Texts.format(
                        invitation.live(when.now()) ? "waiting.until" : "waiting.expired",
                        TeamWords.role(invitation.role(), invitation.technician()),
                        when.at(invitation.sentAt()),
                        when.on(invitation.expiresAt())),
                invitation.mayComeFrom(mine),
                ticked);
    }
}
