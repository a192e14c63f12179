package org.vestibule.bootstrap;

import dagger.Module;
import dagger.Provides;
import org.vestibule.adapters.web.InvitationUseCases;
import org.vestibule.adapters.web.TeamUseCases;
import org.vestibule.application.handover.AcceptTeam;
import org.vestibule.application.handover.OfferTeam;
import org.vestibule.application.handover.WithdrawOffer;
import org.vestibule.application.invitation.AcceptInvitation;
import org.vestibule.application.invitation.FollowInvitation;
import org.vestibule.application.invitation.InvitePeople;
import org.vestibule.application.invitation.ListInvitations;
import org.vestibule.application.invitation.ResendInvitation;
import org.vestibule.application.invitation.RevokeInvitation;
import org.vestibule.application.invitation.SignUpByInvitation;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.mandate.RemindMembers;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.member.LeaveTeam;
import org.vestibule.application.member.RemoveMember;
import org.vestibule.application.member.SetRole;
import org.vestibule.application.member.SetTechnician;
import org.vestibule.application.member.ViewMember;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.team.DeleteTeam;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.RenameTeam;

/** What the pages of teams and invitations are given. */
@Module
interface TeamPagesModule {
    @Provides
    static TeamUseCases teamUseCases(
            EnterTeam enterTeam,
            ViewPeople viewPeople,
            ViewMember viewMember,
            RemindMembers remindMembers,
            SetRole setRole,
            SetTechnician setTechnician,
            RemoveMember removeMember,
            InvitePeople invitePeople,
            ListInvitations listInvitations,
            ResendInvitation resendInvitation,
            RevokeInvitation revokeInvitation,
            ViewPolicy viewPolicy,
            PreviewPolicy previewPolicy,
            SetPolicy setPolicy,
            RenameTeam renameTeam,
            OfferTeam offerTeam,
            WithdrawOffer withdrawOffer,
            AcceptTeam acceptTeam,
            LeaveTeam leaveTeam,
            DeleteTeam deleteTeam) {
        return new TeamUseCases(
                enterTeam,
                viewPeople,
                viewMember,
                remindMembers,
                setRole,
                setTechnician,
                removeMember,
                invitePeople,
                listInvitations,
                resendInvitation,
                revokeInvitation,
                viewPolicy,
                previewPolicy,
                setPolicy,
                renameTeam,
                offerTeam,
                withdrawOffer,
                acceptTeam,
                leaveTeam,
                deleteTeam);
    }

    @Provides
    static InvitationUseCases invitationUseCases(
            FollowInvitation followInvitation,
            AcceptInvitation acceptInvitation,
            SignUpByInvitation signUpByInvitation) {
        return new InvitationUseCases(followInvitation, acceptInvitation, signUpByInvitation);
    }
}
