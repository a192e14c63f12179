package org.vestibule.application.invitation;

import java.time.Instant;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.token.BearerToken;

/** Writes the mail of an invitation. It says so where 2-step verification will be required at once (PRODUCT D). */
record InvitationMail(PortalLinks links, Team team, TeamRules rules, Account inviter, Instant now) {

    Notice of(Invitation invitation, BearerToken token) {
        boolean required = rules.coverNewcomer(invitation.technician(), now);
        return Notice.of(
                AccountId.NOBODY,
                required ? Notice.Kind.INVITATION_WITH_TWO_STEP : Notice.Kind.INVITATION,
                invitation.email(),
                links.invitation(token),
                team.name().value(),
                inviter.name().value(),
                team.day(invitation.expiresAt()).toString());
    }
}
