package org.vestibule.adapters.web.member;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.MailRefusal;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.notice.Refusals;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.member.Role;

/**
 * An invitation that nobody has accepted yet, to be ticked.
 *
 * @param refused that its address was, and what to do
 * @param may whether one may resend it and take it back
 */
record InvitationRow(
        String id, String email, String state, @Nullable Refusal refused, boolean may, boolean ticked) {

    static InvitationRow of(
            Invitation invitation, Optional<Refusals.Refusal> refusal, Role mine, boolean ticked, When when) {
        return new InvitationRow(
                invitation.id().toString(),
                invitation.email().written(),
                Texts.format(
                        "waiting."
                                + (refusal.isPresent() ? "refused" : invitation.live(when.now()) ? "until" : "expired"),
                        TeamWords.role(invitation.role(), invitation.technician()),
                        when.at(invitation.sentAt()),
                        when.on(invitation.expiresAt())),
                refusal.map(why -> Refusal.of("mail-address-refused", MailRefusal.why(why)))
                        .orElse(null),
                invitation.mayComeFrom(mine),
                ticked);
    }
}
