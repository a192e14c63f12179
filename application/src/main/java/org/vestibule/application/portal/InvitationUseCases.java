package org.vestibule.application.portal;

import org.vestibule.application.invitation.AcceptInvitation;
import org.vestibule.application.invitation.FollowInvitation;
import org.vestibule.application.invitation.InvitePeople;
import org.vestibule.application.invitation.ResendInvitations;
import org.vestibule.application.invitation.RevokeInvitations;
import org.vestibule.application.invitation.SignUpByInvitation;
import org.vestibule.application.invitation.ViewInvitations;
import org.vestibule.application.invitation.ViewRevocation;

/** Inviting people and being invited. The one list of the use cases that do it. */
public record InvitationUseCases(
        InvitePeople invitePeople,
        ViewInvitations viewInvitations,
        ResendInvitations resendInvitations,
        ViewRevocation viewRevocation,
        RevokeInvitations revokeInvitations,
        FollowInvitation followInvitation,
        AcceptInvitation acceptInvitation,
        SignUpByInvitation signUpByInvitation) {

    static InvitationUseCases of(Store store, Means means, SharedParts parts) {
        return new InvitationUseCases(
                new InvitePeople(parts.teamActs(), store.memberships(), store.invitations(), parts.acts()),
                new ViewInvitations(store.invitations(), parts.refusedInvitations(), means.clock()),
                new ResendInvitations(parts.teamActs(), store.invitations(), parts.refusedInvitations(), parts.acts()),
                new ViewRevocation(store.invitations(), parts.refusedInvitations(), means.clock()),
                new RevokeInvitations(parts.teamActs(), store.invitations(), parts.refusedInvitations()),
                new FollowInvitation(
                        store.invitations(),
                        parts.enterTeam(),
                        store.accounts(),
                        store.authenticators(),
                        means.clock()),
                new AcceptInvitation(
                        store.invitations(),
                        parts.enterTeam(),
                        store.teams(),
                        store.memberships(),
                        store.credentials(),
                        parts.acts()),
                new SignUpByInvitation(
                        store.invitations(), parts.enterTeam(), store.accounts(), store.signUps(), parts.acts()));
    }
}
