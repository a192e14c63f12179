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
                new InvitePeople(
                        parts.enterTeam(),
                        store.teams(),
                        store.memberships(),
                        store.invitations(),
                        store.outbox(),
                        means.links(),
                        store.auditTrail(),
                        store.transactions(),
                        means.clock(),
                        means.random()),
                new ViewInvitations(store.invitations(), means.clock()),
                new ResendInvitations(
                        parts.enterTeam(),
                        store.teams(),
                        store.invitations(),
                        store.outbox(),
                        means.links(),
                        store.auditTrail(),
                        store.transactions(),
                        means.clock(),
                        means.random()),
                new ViewRevocation(store.invitations(), means.clock()),
                new RevokeInvitations(
                        parts.enterTeam(),
                        store.teams(),
                        store.invitations(),
                        store.auditTrail(),
                        store.transactions(),
                        means.clock()),
                new FollowInvitation(store.invitations(), parts.enterTeam(), store.accounts(), means.clock()),
                new AcceptInvitation(
                        store.invitations(),
                        parts.enterTeam(),
                        store.teams(),
                        store.memberships(),
                        store.credentials(),
                        store.auditTrail(),
                        store.transactions(),
                        means.clock()),
                new SignUpByInvitation(
                        store.invitations(), parts.enterTeam(), store.accounts(), store.signUps(), parts.acts()));
    }
}
