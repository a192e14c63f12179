package org.vestibule.application.portal;

import org.vestibule.application.invitation.AcceptInvitation;
import org.vestibule.application.invitation.FollowInvitation;
import org.vestibule.application.invitation.InvitePeople;
import org.vestibule.application.invitation.ListInvitations;
import org.vestibule.application.invitation.ResendInvitation;
import org.vestibule.application.invitation.RevokeInvitation;
import org.vestibule.application.invitation.SignUpByInvitation;

/** Inviting people and being invited. The one list of the use cases that do it. */
public record InvitationUseCases(
        InvitePeople invitePeople,
        ResendInvitation resendInvitation,
        RevokeInvitation revokeInvitation,
        ListInvitations listInvitations,
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
                new ResendInvitation(
                        parts.enterTeam(),
                        store.teams(),
                        store.invitations(),
                        store.outbox(),
                        means.links(),
                        store.auditTrail(),
                        store.transactions(),
                        means.clock(),
                        means.random()),
                new RevokeInvitation(
                        parts.enterTeam(),
                        store.teams(),
                        store.invitations(),
                        store.auditTrail(),
                        store.transactions()),
                new ListInvitations(store.invitations()),
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
                        store.invitations(),
                        parts.enterTeam(),
                        store.accounts(),
                        store.signUps(),
                        store.transactions(),
                        means.clock(),
                        means.random()));
    }
}
